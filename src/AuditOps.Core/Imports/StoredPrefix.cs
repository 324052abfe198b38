using System.Buffers;
using System.Text;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Imports;

/// <summary>Compares an input that is shorter than what was imported of a source with the stored records.</summary>
internal static class StoredPrefix
{
    private const int MostRecords = 10_000;

    /// <summary>Whether the input holds nothing but the first records of the source: then it is imported already.</summary>
    /// <remarks>Of inputs with many records, evenly spaced ones and the last are compared.</remarks>
    public static bool Holds(EventStore store, InputFile input, ImportState state, CancellationToken cancellationToken)
    {
        using var content = input.Open();
        var reader = RecordReaders.Find(state.Reader!)!;
        var records = new Texts();
        foreach (var slice in new SlicePump(content, reader, new SliceBuffers(), state.Source, Position.Zero).Slices(StreamEnd.Final, cancellationToken))
        {
            using (slice)
                reader.Parse(slice, records);
        }

        if (records.Kept.Count == 0)
            return false;
        var keys = records.Kept.Keys.Select(record => new EventKey(state.Source, record));
        using var events = store.Read();
        var stored = events.Events(new EventFilter.Keys([.. keys]), null, descending: false, cancellationToken)
            .ToDictionary(found => EventKey.Parse(found.EventId).Record, found => found.Raw ?? found.Data);
        return records.Kept.All(pair => stored.TryGetValue(pair.Key, out var text) && text == pair.Value);
    }

    /// <summary>Keeps the text of evenly spaced records and of the last.</summary>
    private sealed class Texts : RecordWriter
    {
        private readonly ArrayBufferWriter<byte> clean = new();
        private long step = 1;
        private long seen;
        private (long Record, string Text)? last;

        public SortedDictionary<long, string> Kept
        {
            get
            {
                if (last is { } end)
                    field[end.Record] = end.Text;
                return field;
            }
        }

        = [];

        public override void Add(long record, long offset, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> fields, in RecordHeader header = default)
        {
            clean.ResetWrittenCount();
            Utf8Text.Clean(raw.IsEmpty ? fields : raw, clean);
            last = (record, Encoding.UTF8.GetString(clean.WrittenSpan));
            if (seen++ % step != 0)
                return;
            Kept[record] = last.Value.Text;
            if (Kept.Count < MostRecords)
                return;
            foreach (var odd in Kept.Keys.Where((_, index) => index % 2 == 1).ToList())
                Kept.Remove(odd);
            step *= 2;
        }

        public override void Problem(long record, string code, string message)
        {
        }
    }
}
