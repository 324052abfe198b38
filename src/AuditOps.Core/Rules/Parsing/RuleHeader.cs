using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads what all kinds of documents have in common.</summary>
internal static class RuleHeader
{
    /// <summary>The rule with its title, level, tags and authors.</summary>
    public static TRule WithHeader<TRule>(this TRule rule, RuleMap document, bool shipped)
        where TRule : Rule => rule with
        {
            Id = document.Text("id"),
            Name = document.Text("name"),
            Description = document.Text("description")?.Trim(),
            Author = document.Text("author"),
            Status = document.Text("status"),
            Level = Severity(document, "level"),
            Tags = document.Texts("tags"),
            References = document.Texts("references"),
            FalsePositives = document.Texts("falsepositives"),
            Pattern = PatternSectionParser.Parse(document),
            Shipped = shipped,
        };

    /// <summary>The title, without which there is no rule.</summary>
    public static string Title(RuleMap document) =>
        document.Text("title") is { Length: > 0 } title ? title : throw document.Place.Invalid("it has no 'title'");

    /// <summary>How severe it is, medium where the key does not say it.</summary>
    public static Severity Severity(RuleMap document, string key) => document.Text(key) switch
    {
        null => AuditOps.Severity.Medium,
        var text when Enum.TryParse<Severity>(text, ignoreCase: true, out var level) && !char.IsAsciiDigit(text[0]) => level,
        var text => throw document.PlaceOf(key).Invalid($"the {key} '{text}' does not exist; choose of informational, low, medium, high, critical"),
    };
}
