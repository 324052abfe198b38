using System.Text.Json;

namespace AuditOps.Host.Cli.Demo;

/// <summary>What the samples hide, and which of it the findings show.</summary>
internal sealed class AnswerSheet
{
    private readonly IReadOnlyList<Answer> answers;

    public AnswerSheet(string labels)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(labels));
        answers = [.. document.RootElement.GetProperty("attacks").EnumerateArray().Select(Answer.From)];
    }

    /// <summary>Compares by events, not by names: an attack is found when a finding's evidence is mostly of it, or holds most of it.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="engine">Looks the evidence up.</param>
    /// <param name="store">Where it lies.</param>
    public IReadOnlyList<(Answer Answer, Finding? Finding)> Check(
        IReadOnlyList<Finding> findings, IEngine engine, string store, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var ids = findings.SelectMany(f => f.EventId).Distinct().ToArray();
        var files = ids.Length == 0
            ? []
            : engine.Run(new GetEvent { Store = store, EventId = ids }, observer, cancellationToken).ToDictionary(e => e.EventId, e => Path.GetFileName(e.SourceFile) ?? "");
        return [.. answers.Select(answer => (answer, findings.FirstOrDefault(finding => Shows(finding, answer, files))))];
    }

    private static bool Shows(Finding finding, Answer answer, Dictionary<string, string> files)
    {
        var shared = finding.EventId.Count(id => files.GetValueOrDefault(id) == answer.File && answer.Records.Contains(Record(id)));
        return shared > 0 && (shared * 2 >= finding.EventId.Count || shared * 2 >= answer.Records.Count);
    }

    private static long Record(string eventId) =>
        long.Parse(eventId.AsSpan(eventId.LastIndexOf('-') + 1), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One hidden attack.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Difficulty">How hard it is to see.</param>
/// <param name="Title">One sentence.</param>
/// <param name="EntityName">Who or where from.</param>
/// <param name="File">The log that tells it.</param>
/// <param name="Records">Its records there.</param>
internal sealed record Answer(string Kind, string Difficulty, string Title, string EntityName, string File, IReadOnlySet<long> Records)
{
    public static Answer From(JsonElement label) => new(
        label.GetProperty("kind").GetString()!,
        label.GetProperty("difficulty").GetString()!,
        label.GetProperty("title").GetString()!,
        label.GetProperty("entityName").GetString()!,
        label.GetProperty("file").GetString()!,
        label.GetProperty("records").EnumerateArray().Select(r => r.GetInt64()).ToHashSet());
}
