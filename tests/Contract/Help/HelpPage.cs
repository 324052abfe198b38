using System.Text.RegularExpressions;

namespace AuditOps.Contract.Tests.Help;

/// <summary>What is written by hand about a cmdlet: docs/help/NAME.md.</summary>
internal sealed partial record HelpPage(IReadOnlyList<string> Description, IReadOnlyList<HelpExample> Examples, IReadOnlyList<string> Related)
{
    public static HelpPage Of(string cmdlet)
    {
        var text = Repository.Read("docs", "help", cmdlet + ".md");
        var sections = text.Split("\n## ");
        return new(
            Paragraphs(sections[0][(sections[0].IndexOf('\n', StringComparison.Ordinal) + 1)..]),
            [.. Section(sections, "Examples").Split("\n### ").Skip(1).Select(Example)],
            [.. Section(sections, "Related").Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim())]);
    }

    private static string Section(string[] sections, string title) =>
        sections.FirstOrDefault(section => section.StartsWith(title + "\n", StringComparison.Ordinal)) is { } found ? found[title.Length..] : "";

    private static HelpExample Example(string text)
    {
        var fence = Fence().Match(text);
        return new(text[..text.IndexOf('\n', StringComparison.Ordinal)].Trim(), fence.Groups[1].Value, Paragraphs(text[(fence.Index + fence.Length)..]));
    }

    private static IReadOnlyList<string> Paragraphs(string text) =>
        [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => paragraph.ReplaceLineEndings(" ").Trim()).Where(paragraph => paragraph.Length > 0)];

    [GeneratedRegex("```powershell\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>A command that runs, and what it shows.</summary>
internal sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);
