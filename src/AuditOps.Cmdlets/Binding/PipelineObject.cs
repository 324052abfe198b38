using System.Collections;
using System.Management.Automation;
using System.Xml;

namespace AuditOps.Cmdlets;

/// <summary>
/// Recognises what was piped: our own results (also as they come back from a file, a job, another machine or JSON), files, text, and
/// any other object, which is a record.
/// </summary>
internal static class PipelineObject
{
    private const string Revived = "Deserialized.";
    private const int SourceDigits = 16;

    /// <param name="input">What was piped.</param>
    /// <param name="asRecords">Whether our own results are records too.</param>
    public static IEnumerable<PipelineItem> Read(PSObject input, bool asRecords) => input.BaseObject switch
    {
        string or IDictionary or XmlNode => One(input, asRecords),
        IEnumerable many => many.Cast<object?>().OfType<object>().SelectMany(item => One(PSObject.AsPSObject(item), asRecords)),
        _ => One(input, asRecords),
    };

    private static IEnumerable<PipelineItem> One(PSObject input, bool asRecords)
    {
        if (input.BaseObject is string line)
            return [new PipelineItem.Line(line)];
        if (input.BaseObject is FileSystemInfo file)
            return [new PipelineItem.File(file.FullName)];
        if (IsRevivedFile(input) && Text(input, "FullName") is { } path)
            return [new PipelineItem.File(path)];
        return !asRecords && IsOurs(input) ? Ours(input) : [new PipelineItem.Line(RecordText.Of(input))];
    }

    private static IEnumerable<PipelineItem> Ours(PSObject input)
    {
        var id = Value(input, nameof(AuditEvent.EventId));
        var identities = Texts(id);
        // A finding or timeline without events refers to nothing; taken as a source, it would mean everything.
        if (input.Properties[nameof(AuditEvent.EventId)] is not null && identities.Count == 0)
            return [];
        var source = new EventSource
        {
            Store = Text(input, nameof(AuditEvent.Store)),
            LiteralPath = Texts(Value(input, nameof(AuditEvent.LiteralPath)) ?? Value(input, "PSPath")),
            EventId = identities,
        };
        return [id is string ? new PipelineItem.Event(source) : new PipelineItem.Reference(source)];
    }

    private static bool IsOurs(PSObject input) => IsOfOurType(input) || HasOurShape(input);

    private static bool IsOfOurType(PSObject input) =>
        input.TypeNames.Any(name => WithoutRevived(name).StartsWith("AuditOps.", StringComparison.Ordinal))
        && (input.Properties[nameof(AuditEvent.EventId)] is not null || HasSource(input));

    // JSON and Select-Object leave no type: a result is known by its identities beside where they are to be found.
    private static bool HasOurShape(PSObject input)
    {
        if (input.BaseObject is not PSCustomObject || !HasSource(input))
            return false;
        var identities = Texts(Value(input, nameof(AuditEvent.EventId)));
        return identities.Count > 0 ? identities.All(IsEventId) : input.Properties.All(property => IsSourceName(property.Name));
    }

    private static bool HasSource(PSObject input) =>
        Text(input, nameof(AuditEvent.Store)) is not null
        || Texts(Value(input, nameof(AuditEvent.LiteralPath))).Count > 0
        || (input.BaseObject is PSCustomObject && Text(input, "PSPath") is not null);

    private static bool IsSourceName(string name) =>
        name is nameof(AuditEvent.Store) or nameof(AuditEvent.LiteralPath) or nameof(AuditEvent.EventId) || name.StartsWith("PS", StringComparison.Ordinal);

    private static bool IsEventId(string text) =>
        text.Length > SourceDigits + 1
        && text[SourceDigits] == '-'
        && text.AsSpan(0, SourceDigits).IndexOfAnyExcept("0123456789abcdef") < 0
        && text.AsSpan(SourceDigits + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsRevivedFile(PSObject input) =>
        input.TypeNames.Any(name => name is Revived + "System.IO.FileSystemInfo");

    private static string WithoutRevived(string typeName) =>
        typeName.StartsWith(Revived, StringComparison.Ordinal) ? typeName[Revived.Length..] : typeName;

    private static object? Value(PSObject input, string name) =>
        input.Properties[name]?.Value is { } value ? PSObject.AsPSObject(value).BaseObject : null;

    private static string? Text(PSObject input, string name) => Value(input, name) is string { Length: > 0 } text ? text : null;

    private static IReadOnlyList<string> Texts(object? value) => value switch
    {
        null => [],
        string text => text.Length == 0 ? [] : [text],
        IEnumerable many => [.. many.Cast<object?>().OfType<object>().Select(item => PSObject.AsPSObject(item).ToString()).Where(text => text.Length > 0)],
        _ => [],
    };
}
