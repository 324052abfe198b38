using System.Globalization;
using AuditOps.Quality.Chains;

namespace AuditOps.Quality.Measures;

/// <summary>
/// Made kill chains over three logs: asked about the last event of each, whether causation names where it began, and which steps led there;
/// asked about the first, whether impact names the users, resources and hosts that the chain reached.
/// </summary>
internal sealed class KillChains : Measure
{
    private const int Scenes = 20;
    private const int ChainsOfScene = 10;
    private static readonly string[] Formats = ["syslog", "cloudtrail", "kubernetes"];
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public override string Name => "chains";

    public override string What => "made kill chains in three logs";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var told = Enumerable.Range(data.Seed, Scenes).SelectMany(seed => Scene(data, seed)).ToList();
        var (right, edges, wanted) = (told.Sum(chain => chain.RightEdges), told.Sum(chain => chain.Edges), told.Sum(chain => chain.WantedEdges));
        yield return new Figure("root ranks first", 100.0 * told.Count(chain => chain.RootIsFirst) / told.Count, "%") { AtLeast = 90, Note = $"{told.Count} chains of 6 or 7 events" };
        yield return new Figure("edges: precision", 100.0 * right / Math.Max(1, edges), "%") { AtLeast = 90, Note = $"{right} of {edges}; an edge is right if its cause is the one of the story" };
        yield return new Figure("edges: recall", 100.0 * right / wanted, "%") { AtLeast = 90, Note = $"{right} of {wanted}" };
        yield return new Figure("edges within the chain", 100.0 * told.Sum(chain => chain.InsideEdges) / Math.Max(1, edges), "%") { Note = "cause and effect are of one chain, if not neighbours" };
        yield return new Figure("impact sets: F1", 100.0 * told.Average(chain => chain.ImpactScore), "%") { AtLeast = 90, Note = "users, resources and hosts together, mean of all chains" };
    }

    private static IEnumerable<Told> Scene(QualityData data, int seed)
    {
        var scene = new ChainScene(seed, ChainsOfScene);
        var folder = data.Scratch($"chains-{seed}");
        Directory.CreateDirectory(folder);
        var files = Formats.ToDictionary(format => format, format => Path.Combine(folder, format + ".log"));
        foreach (var (format, file) in files)
            File.WriteAllLines(file, scene.Lines(format));
        var paths = files.Values.ToArray();
        var events = data.Ask(new GetEvent { LiteralPath = paths, TimeZone = "UTC" }).ToDictionary(found => (found.SourceFile!, Record(found.EventId)));
        foreach (var chain in scene.Chains)
        {
            var story = chain.Select(step => events[(files[step.Format], step.Record)]).ToList();
            var causes = chain.Select((step, i) => (Effect: story[i].EventId, Cause: step.Cause is { } cause ? story[chain.ToList().IndexOf(cause)].EventId : null)).Where(step => step.Cause is not null).ToHashSet();
            var found = data.Ask(new GetCausation { LiteralPath = paths, TimeZone = "UTC", EventId = [story[^1].EventId] });
            var edges = found.Select(edge => (Effect: edge.EffectId, Cause: (string?)edge.EventId)).ToHashSet();
            var ids = story.Select(step => step.EventId).ToHashSet();
            var impact = data.Ask(new GetImpact { LiteralPath = paths, TimeZone = "UTC", EventId = [story[0].EventId], Window = Longest });
            yield return new Told(
                found.Any(edge => edge.RootRank == 1 && edge.EventId == story[0].EventId),
                edges.Count, edges.Count(causes.Contains), edges.Count(edge => ids.Contains(edge.Effect) && ids.Contains(edge.Cause!)), causes.Count,
                F1(Reached(story), impact.Count == 0 ? [] : [.. impact[0].Users.Select(user => "user " + user), .. impact[0].Resources.Select(resource => "resource " + resource), .. impact[0].Hosts.Select(host => "host " + host)]));
        }
    }

    private static HashSet<string> Reached(IReadOnlyList<AuditEvent> story) =>
    [
        .. story.Skip(1).SelectMany(step => new[] { step.Actor, step.Target }).OfType<string>().Select(user => "user " + user),
        .. story.Skip(1).Select(step => step.Resource).OfType<string>().Select(resource => "resource " + resource),
        .. story.Skip(1).Select(step => step.Host).OfType<string>().Select(host => "host " + host),
    ];

    private static double F1(HashSet<string> wanted, HashSet<string> found)
    {
        var both = found.Count(wanted.Contains);
        return wanted.Count + found.Count == 0 ? 1 : 2.0 * both / (wanted.Count + found.Count);
    }

    private static int Record(string eventId) => int.Parse(eventId.AsSpan(eventId.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);

    private sealed record Told(bool RootIsFirst, int Edges, int RightEdges, int InsideEdges, int WantedEdges, double ImpactScore);
}
