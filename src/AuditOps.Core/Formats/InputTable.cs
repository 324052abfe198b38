using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AuditOps.Core.Readers;
using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>The views <c>input</c> and <c>inputs</c> of a worker's database: records as readers give them, read where they are.</summary>
/// <remarks>No query may run on its connection while records are added.</remarks>
internal sealed class InputTable : RecordWriter, IDisposable
{
    private readonly ArrayBufferWriter<byte> clean = new();
    private readonly PinnedText texts = new();
    private readonly DuckDBConnection database;
    private readonly RecordChunks chunks = new();
    private readonly SourceFiles files = new();
    private FieldPaths picked = FieldPaths.None;
    private ulong source;
    private long repaired;
    private bool stamped;
    private bool ordered = true;
    private (long Stamp, ulong Source, long Record) last;

    public InputTable(DuckDBConnection database)
    {
        this.database = database;
        database.RegisterTableFunction("records", chunks);
        database.RegisterTableFunction("source_files", files);
        Execute("CREATE VIEW input AS FROM records(); CREATE VIEW inputs AS FROM source_files()");
    }

    /// <summary>Records since the table was last emptied.</summary>
    public long Records { get; private set; }

    /// <summary>Whether all records have stamps, in the order of a segment's rows: (stamp, source, record), without a stamp last. Null where none has one.</summary>
    public bool? InOrder => stamped ? ordered : null;

    /// <summary>What readers said of single records, at most 100 of them.</summary>
    public List<RecordProblem> Problems { get; } = [];

    /// <summary>Makes paths into the JSON of <c>fields</c> columns of <c>input</c>, in the place of those of the last call.</summary>
    public void Pick(FieldPaths paths)
    {
        if (ReferenceEquals(paths, picked))
            return;
        picked = paths;
        chunks.Picked = paths.Paths.Count == 0 ? null : new FieldColumns(paths, texts);
        Execute("CREATE OR REPLACE VIEW input AS FROM records()");
    }

    /// <summary>Says which source the next records are of.</summary>
    /// <param name="of">The source.</param>
    /// <param name="file">The file it is read from, as events will name it.</param>
    /// <param name="firstYear">The year of its first line where time stamps name none, or null.</param>
    /// <param name="bytes">The bytes that they are read from, which stay as they are until <see cref="Clear"/>.</param>
    public void Begin(ulong of, string file, int? firstYear, ReadOnlyMemory<byte> bytes = default)
    {
        (source, FirstYear, YearTurn) = (of, firstYear, 0);
        texts.Pin(bytes);
        files.Add(of, texts.Keep(Encoding.UTF8.GetBytes(file)));
    }

    public override void Add(long record, long offset, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> fields, in RecordHeader header = default)
    {
        var chunk = chunks.Open();
        chunk.Add(source, record, offset, Keep(raw, record), Keep(fields, record), Year);
        if (header.Found)
            chunk.SetHeader(header, Keep(header.Host), Keep(header.Process), Keep(header.Text));
        Follow((header.Found ? header.Stamp ?? long.MaxValue : long.MinValue, source, record));
        Records++;
    }

    public override void Problem(long record, string code, string message)
    {
        if (Problems.Count < 100)
            Problems.Add(new RecordProblem(source, record, code, message));
    }

    /// <summary>Empties the table, and lets go of the bytes that it read from.</summary>
    public void Clear()
    {
        chunks.Clear();
        files.Clear();
        texts.Clear();
        (Records, repaired, stamped, ordered, last) = (0, 0, false, true, default);
        Problems.Clear();
    }

    public void Dispose() => texts.Dispose();

    private void Follow((long Stamp, ulong Source, long Record) next)
    {
        stamped |= next.Stamp != long.MinValue;
        ordered &= next.Stamp != long.MinValue && (Records == 0 || next.CompareTo(last) > 0);
        last = next;
    }

    private void Execute(string sql)
    {
        using var command = database.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private DuckDBText Keep(ReadOnlySpan<byte> text, long record)
    {
        var kept = Keep(text, out var replaced);
        if (replaced > 0 && ++repaired <= 3)
            Problem(record, "InvalidUtf8", string.Create(CultureInfo.InvariantCulture, $"{replaced} byte sequences are not UTF-8; each was replaced by U+FFFD"));
        return kept;
    }

    private DuckDBText Keep(ReadOnlySpan<byte> text) => Keep(text, out _);

    private DuckDBText Keep(ReadOnlySpan<byte> text, out int replaced)
    {
        replaced = 0;
        if (Utf8Text.IsClean(text))
            return texts.Keep(text);
        clean.ResetWrittenCount();
        replaced = Utf8Text.Clean(text, clean);
        return texts.Keep(clean.WrittenSpan);
    }

    /// <summary>The rows of <c>input</c>.</summary>
    private sealed class RecordChunks : DuckDBTableSource
    {
        private readonly List<RecordChunk> chunks = [];
        private int used;

        /// <summary>The columns that are paths into the JSON of the records, or null.</summary>
        public FieldColumns? Picked { get; set; }

        public override IReadOnlyList<(string Name, DuckDBType Type)> Columns =>
            [.. RecordChunk.Columns, .. (Picked?.Paths ?? []).Select(path => (path, DuckDBType.Varchar))];

        public override long ExpectedRows => 100_000;

        /// <summary>A chunk with room for a record.</summary>
        public RecordChunk Open()
        {
            if (used > 0 && !chunks[used - 1].IsFull)
                return chunks[used - 1];
            if (used == chunks.Count)
                chunks.Add(new RecordChunk());
            return chunks[used++];
        }

        public override int Fill(long number, DuckDBChunkWriter chunk)
        {
            if (number >= used)
                return 0;
            var records = chunks[(int)number];
            Picked?.Write(records.Fields, chunk, RecordChunk.Columns.Count);
            return records.Write(chunk);
        }

        public void Clear()
        {
            for (var i = 0; i < used; i++)
                chunks[i].Clear();
            used = 0;
        }
    }

    /// <summary>The rows of <c>inputs</c>.</summary>
    private sealed class SourceFiles : DuckDBTableSource
    {
        private readonly List<ulong> sources = [];
        private readonly List<DuckDBText> files = [];

        public override IReadOnlyList<(string Name, DuckDBType Type)> Columns { get; } = [("source", DuckDBType.UnsignedBigInt), ("source_file", DuckDBType.Varchar)];

        public override long ExpectedRows => 1;

        public void Add(ulong source, DuckDBText file)
        {
            sources.Add(source);
            files.Add(file);
        }

        public override int Fill(long number, DuckDBChunkWriter chunk)
        {
            var first = (int)Math.Min(number * ChunkSize, sources.Count);
            var rows = Math.Min(sources.Count - first, ChunkSize);
            chunk.Write<ulong>(0, CollectionsMarshal.AsSpan(sources).Slice(first, rows));
            chunk.Write<DuckDBText>(1, CollectionsMarshal.AsSpan(files).Slice(first, rows));
            return rows;
        }

        public void Clear()
        {
            sources.Clear();
            files.Clear();
        }
    }
}
