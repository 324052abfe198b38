using System.Runtime.CompilerServices;
using AuditOps.Core.Compliance;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Patterns;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Tests.Compliance;

/// <summary>
/// Each policy's cases are data: <c>Compliance/Cases/NAME.yml</c>. Its <c>pass</c> holds events with which every control passes that has none of its own,
/// its <c>none</c> events that say nothing; each control has the events that it fails with.
/// </summary>
public sealed class PolicyCaseTests
{
    private static readonly Dictionary<string, int> Fewest = new() { ["access-hygiene"] = 15, ["linux-host"] = 25, ["aws-account"] = 25, ["kubernetes"] = 20 };

    public static TheoryData<string> Names => [.. Catalog().Names];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var name in Catalog().Names)
            {
                foreach (var control in Catalog().Read(name).Controls)
                {
                    foreach (var kind in (string[])["pass", "fail", "none"])
                        cases.Add(name, control.Id, kind);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Control_Case_IsJudged(string policy, string control, string kind)
    {
        var events = CaseEvents.Read(Events(policy, control, kind));

        var result = Assert.Single(Assert.Single(new GetComplianceOperation().Run(new GetCompliance { Policy = [policy], Control = [control] }, new AnalysisContext(events))).Controls);

        var expected = kind switch { "pass" => ControlStatus.Pass, "fail" => ControlStatus.Fail, _ => ControlStatus.NotAssessed };
        Assert.True(result.Result == expected, result.Explanation);
        Assert.All(result.EventId, id => Assert.Contains(events, each => each.EventId == id));
        Assert.Equal(expected != ControlStatus.NotAssessed, result.Assessed > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Policy_EachThatShips_IsWholeAndKnowsItsFrameworks(string name)
    {
        var policy = Catalog().Read(name);

        Assert.Empty(policy.Broken);
        Assert.Equal(name, policy.Name);
        Assert.NotNull(policy.Description);
        Assert.True(policy.Controls.Count >= Fewest[name], $"{policy.Controls.Count} controls");
        Assert.All(policy.Controls, control => Assert.True(control is { Remediation: not null, Weight: > 0, Frameworks.Count: > 0 }, control.Id));
        foreach (var (control, reference) in policy.Controls.SelectMany(control => control.Frameworks.Select(reference => (control, reference))))
            Assert.True(FrameworkIds.Has(reference), $"{control.Id}: {reference} does not exist.");
        foreach (var framework in FrameworkIds.Names)
            Assert.Contains(policy.Controls, control => control.Frameworks.Any(reference => reference.StartsWith(framework + " ", StringComparison.Ordinal)));
    }

    private static PolicyCatalog Catalog() => new("no-store", null);

    private static string Events(string policy, string control, string kind)
    {
        var root = Read(policy);
        return root["controls"] is YamlMappingNode controls && controls.Children.TryGetValue(control, out var own) && own is YamlMappingNode cases && cases.Children.TryGetValue(kind, out var events)
            ? events.ToString()
            : root[kind].ToString();
    }

    private static YamlMappingNode Read(string name, [CallerFilePath] string here = "")
    {
        using var reader = new StreamReader(Path.Combine(Path.GetDirectoryName(here)!, "Cases", $"{name}.yml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
