using System.Runtime.CompilerServices;
using AuditOps.Core.Patterns;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>Each pattern's cases are data: <c>Patterns/Cases/NAME.yml</c>, events that it must match, and events that it must just not.</summary>
public sealed class PatternCaseTests
{
    private const int FewestMatches = 3;
    private const int FewestNear = 5;

    public static TheoryData<string> Names => [.. new PatternCatalog(new RuleCatalog(error => throw error).AddShipped()).Names];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var name in Names.Select(row => row.Data))
            {
                foreach (var (kind, title) in new[] { "match", "near" }.SelectMany(kind => Titles(name, kind).Select(title => (kind, title))))
                    cases.Add(name, kind, title);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pattern_Case_IsFoundOrNot(string name, string kind, string title)
    {
        var root = Read(name);
        var events = CaseEvents.Read(((YamlScalarNode)root[kind][title]).Value!);

        var found = PatternRun.Of(events, new GetPattern { Type = [name] });

        if (kind == "near")
        {
            Assert.True(found.Count == 0, string.Join('\n', found.Select(finding => finding.Explanation)));
            return;
        }

        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.Equal(name, finding.Type));
        if (root.Children.TryGetValue("entity", out var entity))
            Assert.Contains(found, finding => finding.EntityName == entity.ToString());
        Assert.All(found, finding => Assert.All(finding.EventId, id => Assert.Contains(events, each => each.EventId == id)));
        Assert.All(found, finding => Assert.True(finding.EventId.Count > 0 && finding.Start <= finding.End));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pattern_EachThatShips_HasCasesAndIsDescribed(string name)
    {
        var rule = new RuleCatalog(error => throw error).AddShipped().Rules.Single(rule => rule.Name == name);

        Assert.True(Titles(name, "match").Count >= FewestMatches && Titles(name, "near").Count >= FewestNear);
        Assert.NotNull(rule.Description);
        Assert.Equal("AuditOps", rule.Author);
        Assert.True(rule.Tags.Any(tag => tag.StartsWith("attack.t", StringComparison.Ordinal)) || rule.Level <= Severity.Low);
    }

    private static IReadOnlyList<string> Titles(string name, string kind) => [.. ((YamlMappingNode)Read(name)[kind]).Children.Keys.Select(key => key.ToString())];

    private static YamlMappingNode Read(string name, [CallerFilePath] string here = "")
    {
        using var reader = new StreamReader(Path.Combine(Path.GetDirectoryName(here)!, "Cases", $"{name}.yml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
