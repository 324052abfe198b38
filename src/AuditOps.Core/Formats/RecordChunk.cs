using AuditOps.Core.Readers;
using AuditOps.DuckDB;

namespace AuditOps.Core.Formats;

/// <summary>As many records as a query reads at once, column by column.</summary>
internal sealed class RecordChunk
{
    private readonly RecordColumn<ulong> source = new();
    private readonly RecordColumn<long> record = new();
    private readonly RecordColumn<long> offset = new();
    private readonly RecordColumn<DuckDBText> raw = new();
    private readonly RecordColumn<DuckDBText> fields = new();
    private readonly RecordColumn<int> year = new();
    private readonly RecordColumn<long> stamp = new();
    private readonly RecordColumn<bool> utc = new();
    private readonly RecordColumn<DuckDBText> host = new();
    private readonly RecordColumn<DuckDBText> process = new();
    private readonly RecordColumn<int> pid = new();
    private readonly RecordColumn<DuckDBText> text = new();

    /// <summary>The columns of <c>input</c>, in their order.</summary>
    public static IReadOnlyList<(string Name, DuckDBType Type)> Columns { get; } =
    [
        ("source", DuckDBType.UnsignedBigInt), ("record", DuckDBType.BigInt), ("offset", DuckDBType.BigInt),
        ("raw", DuckDBType.Varchar), ("fields", DuckDBType.Varchar), ("year", DuckDBType.Integer),
        ("stamp", DuckDBType.Timestamp), ("utc", DuckDBType.Boolean), ("host", DuckDBType.Varchar),
        ("process", DuckDBType.Varchar), ("pid", DuckDBType.Integer), ("text", DuckDBType.Varchar),
    ];

    /// <summary>How many records it holds.</summary>
    public int Rows { get; private set; }

    /// <summary>Their JSON; empty where there is none.</summary>
    public ReadOnlySpan<DuckDBText> Fields => fields.Values(Rows);

    /// <summary>Whether there is no room for another.</summary>
    public bool IsFull => Rows == DuckDBTableSource.ChunkSize;

    /// <summary>Adds a record without a header, or the first columns of one that has one.</summary>
    public void Add(ulong source, long record, long offset, DuckDBText raw, DuckDBText fields, int? year)
    {
        this.source.Set(Rows, source);
        this.record.Set(Rows, record);
        this.offset.Set(Rows, offset);
        this.raw.Set(Rows, raw.IsEmpty ? null : raw);
        this.fields.Set(Rows, fields.IsEmpty ? null : fields);
        this.year.Set(Rows, year);
        stamp.Set(Rows, null);
        utc.Set(Rows, null);
        host.Set(Rows, null);
        process.Set(Rows, null);
        pid.Set(Rows, null);
        text.Set(Rows, null);
        Rows++;
    }

    /// <summary>Sets the header of the record that was added last.</summary>
    public void SetHeader(in RecordHeader header, DuckDBText host, DuckDBText process, DuckDBText text)
    {
        var row = Rows - 1;
        stamp.Set(row, header.Stamp);
        utc.Set(row, header.Utc);
        this.host.Set(row, host);
        this.process.Set(row, process);
        pid.Set(row, header.Pid);
        this.text.Set(row, text);
    }

    /// <summary>Gives all rows to a query.</summary>
    public int Write(DuckDBChunkWriter chunk)
    {
        source.Write(chunk, 0, Rows);
        record.Write(chunk, 1, Rows);
        offset.Write(chunk, 2, Rows);
        raw.Write(chunk, 3, Rows);
        fields.Write(chunk, 4, Rows);
        year.Write(chunk, 5, Rows);
        stamp.Write(chunk, 6, Rows);
        utc.Write(chunk, 7, Rows);
        host.Write(chunk, 8, Rows);
        process.Write(chunk, 9, Rows);
        pid.Write(chunk, 10, Rows);
        text.Write(chunk, 11, Rows);
        return Rows;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Rows = 0;
        raw.Clear();
        fields.Clear();
        year.Clear();
        stamp.Clear();
        utc.Clear();
        host.Clear();
        process.Clear();
        pid.Clear();
        text.Clear();
    }
}
