using System.Globalization;
using System.Runtime.CompilerServices;
using AuditOps.Core.Tests.Imports;
using AuditOps.Core.Tests.Readers;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Tests.Correlation;

/// <summary>The real CloudTrail set: who was behind it, and the phases of the attack, are those of <c>cloudtrail-set.yml</c>.</summary>
public sealed class CloudTrailSetTests : IDisposable
{
    private readonly string _log = SharedData.Path("cloudtrail");
    private readonly ImportSandbox _sandbox = new();
    private readonly YamlMappingNode _golden = Golden();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Causation_OfAllThatPatternsFind_BeginsWithTheActorOfTheGoldenFile()
    {
        var findings = _sandbox.Run(new GetPattern { LiteralPath = [_log] });
        var steps = _sandbox.Run(new GetCausation { LiteralPath = [_log], EventId = [.. findings.SelectMany(finding => finding.EventId).Distinct()] });

        var root = steps.Where(step => step.RootRank == 1).MinBy(step => step.Time)!;
        Assert.Equal((Text(_golden["root"]["actor"]), Text(_golden["root"]["address"])), (root.Actor, root.SourceIp));
        Assert.DoesNotContain(steps, step => Bystanders.Contains(step.Actor));
    }

    [Fact]
    public void Timeline_Phases_AreThoseOfTheGoldenFile()
    {
        var timeline = Assert.Single(_sandbox.Run(new GetTimeline { LiteralPath = [_log], Phase = true, First = 1 }));

        Assert.Equal(List("phases"), timeline.Phase.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Tactic} {phase.Start:yyyy-MM-ddTHH:mm:ssZ}")));
    }

    [Fact]
    public void Timeline_PhasesOfABystander_AreNone() =>
        Assert.All(Bystanders, actor => Assert.Empty(Assert.Single(_sandbox.Run(new GetTimeline { LiteralPath = [_log], Actor = [actor], Phase = true, First = 1 })).Phase));

    private string[] Bystanders => List("bystanders");

    private string[] List(string name) => [.. ((YamlSequenceNode)_golden[name]).Select(Text)];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static YamlMappingNode Golden([CallerFilePath] string here = "")
    {
        using var reader = new StreamReader(Path.Combine(Path.GetDirectoryName(here)!, "cloudtrail-set.yml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
