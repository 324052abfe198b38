using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>Makes findings of suspicions.</summary>
internal sealed class SuspicionFinding(EventScope scope, CancellationToken cancellationToken)
{
    private const int MostEvidence = 100;

    private readonly Dictionary<string, Suspicion> _known = new(StringComparer.Ordinal);

    /// <summary>The finding without its evidence.</summary>
    public Anomaly Of(Suspicion suspicion, AlarmLimit limit)
    {
        var severity = limit.Severity(suspicion.Probability);
        var (title, why) = suspicion.Words();
        var finding = new Anomaly
        {
            FindingId = FindingIdentity.Of(suspicion.Type, "actor", string.Join('\0', suspicion.Having.Select(pair => pair.Value)), suspicion.Start),
            Kind = FindingKind.Anomaly,
            Type = suspicion.Type,
            Title = title,
            Severity = severity,
            Score = FindingScore.Of(severity, limit.Confidence(suspicion.Probability)),
            Start = suspicion.Start,
            End = suspicion.End,
            EntityType = "actor",
            EntityName = suspicion.Actor,
            Observed = suspicion.Observed,
            Expected = Math.Round(suspicion.Expected, 2),
            Deviation = suspicion.Deviation,
            Baseline = suspicion.Baseline(),
            Peers = suspicion.Peers,
            Count = suspicion.Count,
            EventId = [],
            Explanation = $"{why}, by chance {Wording.Once(suspicion.Probability, "looks")}.",
            Tags = [.. suspicion.Having.Select(pair => pair.Column.Name())],
            Query = EventSelect.Text(suspicion.Start, suspicion.End - TimeSpan.FromMicroseconds(1), [.. suspicion.Having.Select(pair => (pair.Column, (string?)pair.Value))]),
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
        _known[finding.FindingId] = suspicion;
        return finding;
    }

    /// <summary>Adds the evidence; null when the finding is none of ours.</summary>
    public Anomaly? Complete(Anomaly finding)
    {
        if (!_known.TryGetValue(finding.FindingId, out var suspicion))
            return null;
        var evidence = new List<string>();
        using var events = scope.Events.Stream(new EventStream(scope.Filter & suspicion.Filter, [], MostEvidence), cancellationToken);
        while (events.Read())
            evidence.Add(events.Key.ToString());
        return finding with { EventId = evidence };
    }
}
