namespace AuditOps.Core.Readers;

/// <summary>Takes the records of one slice. Import appends them to the <c>input</c> table by data chunk; tests collect them.</summary>
internal abstract class RecordWriter
{
    /// <summary>The year of the source's first line where time stamps name none, or null. Set before a slice is parsed.</summary>
    public int? FirstYear { get; set; }

    /// <summary>
    /// How often the year has turned since the source's first line, for time stamps that name no year (RFC 3164): the number of
    /// backward jumps of more than 180 days. Set by the reader before <see cref="Add"/>; import makes the year of it.
    /// </summary>
    public int YearTurn { get; set; }

    /// <summary>The year of the line that is read now, where time stamps name none, or null.</summary>
    public int? Year => FirstYear + YearTurn;

    /// <summary>Adds one record.</summary>
    /// <param name="record">Its number in the source.</param>
    /// <param name="offset">Where its first byte lies, in decompressed bytes.</param>
    /// <param name="raw">The original text, any bytes; the writer replaces and counts what is not UTF-8. Empty where fields are the original.</param>
    /// <param name="fields">A JSON object of the fields that the reader knows, valid UTF-8, or empty where there are none.</param>
    /// <param name="header">What the reader knows of it without its format.</param>
    public abstract void Add(long record, long offset, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> fields, in RecordHeader header = default);

    /// <summary>Reports something wrong with a record; the import goes on.</summary>
    public abstract void Problem(long record, string code, string message);
}
