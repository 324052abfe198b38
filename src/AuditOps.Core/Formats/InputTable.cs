using System.Buffers;
using System.Globalization;
using AuditOps.Core.Readers;
using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>The table <c>input</c> of a worker's database, filled by readers a chunk at a time.</summary>
/// <remarks>No query may run on its connection between <see cref="Begin"/> and <see cref="Finish"/>.</remarks>
internal sealed class InputTable : RecordWriter, IDisposable
{
    /// <summary>A table in memory keeps the rows that are deleted from it. Making it anew frees them, but queries on it must be planned again.</summary>
    private const long MostDeletedBytes = 4 << 20;

    private readonly DuckDBConnection database;
    private readonly ArrayBufferWriter<byte> clean = new();
    private DuckDBAppender? appender;
    private ulong source;
    private int row;
    private long deletedBytes;
    private bool begun;
    private (long Stamp, ulong Source, long Record) last;

    public InputTable(DuckDBConnection database)
    {
        this.database = database;
        Create();
    }

    /// <summary>Records since the table was last emptied.</summary>
    public long Records { get; private set; }

    /// <summary>Whether all records have stamps, in the order of a segment's rows: (stamp, source, record), without a stamp last.</summary>
    public bool InOrder { get; private set; } = true;

    /// <summary>Bytes of text since the table was last emptied.</summary>
    public long SizeBytes { get; private set; }

    /// <summary>What readers said of single records, at most 100 of them.</summary>
    public List<RecordProblem> Problems { get; } = [];

    /// <summary>Records that held bytes which are not UTF-8; these were replaced by U+FFFD.</summary>
    public long Repaired { get; private set; }

    /// <summary>Says which source the next records are of.</summary>
    /// <param name="of">The source.</param>
    /// <param name="file">The file it is read from, as events will name it.</param>
    /// <param name="firstYear">The year of its first line where time stamps name none, or null.</param>
    public void Begin(ulong of, string file, int? firstYear)
    {
        (source, FirstYear, YearTurn, begun) = (of, firstYear, 0, true);
        Suspend();
        using (var inputs = database.CreateAppender("inputs"))
        {
            inputs.AppendRow(of, file);
            inputs.Close();
        }

        appender = database.CreateAppender("input");
    }

    public override void Add(long record, long offset, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> fields, in RecordHeader header = default)
    {
        if (row == DuckDBAppender.ChunkSize)
            Append();
        appender!.Column(0).Values<ulong>()[row] = source;
        appender.Column(1).Values<long>()[row] = record;
        appender.Column(2).Values<long>()[row] = offset;
        SetText(3, raw, record);
        SetText(4, fields, record);
        Set(5, Year);
        SetHeader(header);
        Follow((header.Found ? header.Stamp ?? long.MaxValue : long.MinValue, source, record));
        row++;
        Records++;
        SizeBytes += raw.Length + fields.Length;
    }

    public override void Problem(long record, string code, string message)
    {
        if (Problems.Count < 100)
            Problems.Add(new RecordProblem(source, record, code, message));
    }

    /// <summary>Brings everything into the table, so that queries can run.</summary>
    /// <returns>How many records it holds.</returns>
    public long Finish()
    {
        Suspend();
        return Records;
    }

    /// <summary>Empties the table.</summary>
    public void Clear()
    {
        Suspend();
        deletedBytes += SizeBytes;
        if (deletedBytes > MostDeletedBytes)
            Create();
        else if (begun)
            Execute("TRUNCATE input; TRUNCATE inputs");
        (Records, SizeBytes, Repaired, InOrder, last, begun) = (0, 0, 0, true, default, false);
        Problems.Clear();
    }

    public void Dispose() => appender?.Dispose();

    private void Create()
    {
        deletedBytes = 0;
        Execute("""
            CREATE OR REPLACE TABLE input (source UBIGINT, record BIGINT, "offset" BIGINT, raw VARCHAR, fields VARCHAR, year INTEGER,
                stamp TIMESTAMP, utc BOOLEAN, host VARCHAR, process VARCHAR, pid INTEGER, text VARCHAR);
            CREATE OR REPLACE TABLE inputs (source UBIGINT, source_file VARCHAR);
            """);
    }

    private void Execute(string sql)
    {
        using var command = database.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private void Follow((long Stamp, ulong Source, long Record) next)
    {
        InOrder &= next.Stamp != long.MinValue && (Records == 0 || next.CompareTo(last) > 0);
        last = next;
    }

    private void Suspend()
    {
        if (appender is null)
            return;
        Append();
        appender.Close();
        appender.Dispose();
        appender = null;
    }

    private void Append()
    {
        appender!.AppendChunk(row);
        row = 0;
    }

    private void SetHeader(in RecordHeader header)
    {
        if (!header.Found)
        {
            for (var column = 6; column <= 11; column++)
                appender!.Column(column).SetNull(row);
            return;
        }

        Set(6, header.Stamp);
        appender!.Column(7).Values<bool>()[row] = header.Utc;
        Put(8, header.Host);
        Put(9, header.Process);
        Set(10, header.Pid);
        Put(11, header.Text);
    }

    private void Set<T>(int column, T? value)
        where T : unmanaged
    {
        if (value is { } known)
            appender!.Column(column).Values<T>()[row] = known;
        else
            appender!.Column(column).SetNull(row);
    }

    private void SetText(int column, ReadOnlySpan<byte> text, long record)
    {
        if (text.IsEmpty)
            appender!.Column(column).SetNull(row);
        else if (Put(column, text) is > 0 and var replaced && ++Repaired <= 3)
            Problem(record, "InvalidUtf8", string.Create(CultureInfo.InvariantCulture, $"{replaced} byte sequences are not UTF-8; each was replaced by U+FFFD"));
    }

    /// <returns>How many byte sequences are not UTF-8 and were replaced.</returns>
    private int Put(int column, ReadOnlySpan<byte> text)
    {
        var replaced = 0;
        if (!Utf8Text.IsClean(text))
        {
            clean.ResetWrittenCount();
            replaced = Utf8Text.Clean(text, clean);
            text = clean.WrittenSpan;
        }

        appender!.Column(column).Set(row, text);
        return replaced;
    }
}
