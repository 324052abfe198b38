using System.Text;
using AuditOps.Core.Formats;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Journal;
using AuditOps.Core.Store.Retention;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>
/// Makes segments of what waits in a store's journal, exactly once: like every import, a commit says how far the channel has come, and fails if
/// somebody else was faster.
/// </summary>
/// <param name="format">Makes events of the records.</param>
/// <param name="runners">Opens databases that run it.</param>
internal sealed class JournalImport(FormatDefinition format, FormatRunners runners)
{
    private const int Most = 100_000;
    private const int MemoryMegabytes = 256;

    /// <summary>Imports all that waits; a store that cannot be written is left as it is.</summary>
    public void Run(EventStore store, CancellationToken cancellationToken)
    {
        var journal = new StoreJournal(store);
        if (store.ReadOnly || !journal.HasNews())
        {
            return;
        }

        journal.TakeAbandoned(JournalChannel.Trail);
        foreach (var channel in JournalChannel.All)
        {
            if (Import(store, channel, cancellationToken))
            {
                Compaction.Run(store, (segments, most) => CompactionPlan.Gathering(segments.Where(channel.Holds), most), null, cancellationToken);
            }
        }
    }

    private bool Import(EventStore store, JournalChannel channel, CancellationToken cancellationToken)
    {
        var any = false;
        while (true)
        {
            var (state, records) = store.Catalog.Read(transaction => (transaction.Import(channel.Source), transaction.Waiting(channel, Most)));
            if (records.Count == 0)
            {
                // What a process imported that was killed before it could forget it.
                store.Catalog.Write(transaction => transaction.ForgetImported(channel));
                return any;
            }

            using var writer = store.Write();
            var staged = writer.WithoutDoubles(Stage(store, writer, channel, records, cancellationToken), cancellationToken);
            if (writer.Commit([new ImportStep(state, After(channel, state, records))], [staged], cancellationToken).Committed)
            {
                any = true;
            }
        }
    }

    private StagedSegment Stage(EventStore store, StoreWriter writer, JournalChannel channel, List<(long Number, string Record)> records, CancellationToken cancellationToken)
    {
        using var runner = runners.Open(writer.StagingFolder, MemoryMegabytes);
        runner.Input.Begin(channel.Source, channel.Name, null);
        foreach (var (number, record) in records)
        {
            runner.Input.Add(number, 0, [], Encoding.UTF8.GetBytes(record));
        }

        StagedSegment? segment = null;
        runner.Run(format, new ImportLabels("UTC", null, store.Options.Clock.GetUtcNow().UtcDateTime), events =>
        {
            segment = writer.Staging.Write(runner.Database, events, maybeInOrder: true, cancellationToken);
            return segment.Events;
        });
        return segment!;
    }

    // A channel is no text that could be read again: its tail says only what was added last.
    private ImportState After(JournalChannel channel, ImportState? before, List<(long Number, string Record)> records) => new()
    {
        Source = channel.Source,
        Root = channel.Source,
        Path = channel.Name,
        Offset = (before?.Offset ?? 0) + records.Sum(record => (long)Encoding.UTF8.GetByteCount(record.Record) + 1),
        Record = records[^1].Number + 1,
        Tail = SourceIdentity.HashTail(Encoding.UTF8.GetBytes(records[^1].Record)),
        Format = format.Name,
        TimeZone = "UTC",
    };
}
