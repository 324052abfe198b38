using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AuditOps.Core.Tests.Readers.Auditd;

/// <summary>The records of one event, and what go-libaudit makes of them together.</summary>
internal sealed partial record GoldenCase(string Name, string Log, JsonNode Event)
{
    /// <summary>The cases of all files.</summary>
    public static List<GoldenCase> All() => [.. Directory.EnumerateFiles(SharedData.Path("auditd", "coalesce"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<GoldenCase> Read(string file)
    {
        var logs = Case().Matches(File.ReadAllText(file)).ToDictionary(match => match.Groups["name"].Value,
            match => string.Join('\n', match.Groups["text"].Value.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + "\n");
        var golden = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json.golden")))!.AsArray();
        Assert.Equal(golden.Count, logs.Count);
        return golden.Select(item => new GoldenCase((string)item!["test_name"]!, logs[(string)item["test_name"]!], item["event"]!));
    }

    [GeneratedRegex(@"^  (?<name>\S[^\n]*): [|>]\n(?<text>(?:    [^\n]*\n?|\n)+)", RegexOptions.Multiline)]
    private static partial Regex Case();
}
