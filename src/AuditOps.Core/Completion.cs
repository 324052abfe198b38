using AuditOps.Core.Anomalies;
using AuditOps.Core.Batch;
using AuditOps.Core.Compliance;
using AuditOps.Core.Configuration;
using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Patterns;
using AuditOps.Core.Rules;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core;

/// <summary>Values that complete what a user has typed.</summary>
internal static class Completion
{
    private const int Most = 200;

    public static IReadOnlyList<string> Values(CompletionSet set, string prefix, string? store, Session session)
    {
        var values = set switch
        {
            CompletionSet.Format => Session.Formats(session.Options.Store(store), new Silence()).All.Select(format => format.Name),
            CompletionSet.Category => EventSchema.Categories,
            CompletionSet.Option => OptionDefinition.All.Select(option => option.Name),
            CompletionSet.TimeZone => TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id),
            CompletionSet.Column => Grouping.Names,
            CompletionSet.Pattern => new PatternCatalog(Rules()).Names,
            CompletionSet.Rule => Rules().Rules.Select(rule => rule.Label),
            CompletionSet.Anomaly => AnomalyCatalog.Names,
            CompletionSet.Action => InStore(EventColumn.Action),
            CompletionSet.Actor => InStore(EventColumn.Actor),
            CompletionSet.Batch => Kept(opened => new BatchTable(opened).Latest(Most).Select(batch => batch.BatchId)),
            CompletionSet.Acceptance => Kept(opened => new Acceptances(opened, session.Clock).All().Select(acceptance => acceptance.FindingId)),
            CompletionSet.Policy => new PolicyCatalog(session.Options.Store(store), null).Names,
            CompletionSet.Metric => Kept(opened => opened.Catalog.Read(transaction => transaction.Series(null)).Select(series => series.Key.Name).Distinct()),
            _ => [],
        };
        return [.. values.Where(value => value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(Most)];

        RuleCatalog Rules() => session.Rules.Get(RuleCatalog.Files(session.Options.Store(store)), _ => { });

        IEnumerable<string> Kept(Func<EventStore, IEnumerable<string>> read)
        {
            var folder = session.Options.Store(store);
            if (!StoreFolder.At(folder).Exists)
                return [];
            using var opened = EventStore.Open(folder, new StoreOptions());
            return [.. read(opened)];
        }

        IEnumerable<string> InStore(EventColumn column)
        {
            var folder = session.Options.Store(store);
            if (!StoreFolder.At(folder).Exists)
                return [];
            using var opened = EventStore.Open(folder, new StoreOptions());
            using var events = opened.Read();
            var query = new FeatureQuery { Filter = new EventFilter.Like(column, Wildcard.Escape(prefix) + "*"), GroupBy = [new Feature.Column(column)], Top = Most };
            return [.. events.Features(query, CancellationToken.None).Select(row => row.Group[0]).OfType<string>()];
        }
    }

    /// <summary>Completion tells nobody anything.</summary>
    private sealed class Silence : IOperationObserver
    {
        public void OnProblem(Problem problem)
        {
        }

        public void OnProgress(Progress progress)
        {
        }

        public void OnDetail(string message)
        {
        }

        public bool Approve(Change change) => false;
    }
}
