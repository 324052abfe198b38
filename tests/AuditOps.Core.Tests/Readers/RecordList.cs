using System.Text;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Tests.Readers;

/// <summary>One record as a reader wrote it.</summary>
internal sealed record ReadRecord(long Record, long Offset, string Raw, string Fields, int YearTurn);

/// <summary>Collects what a reader writes.</summary>
internal sealed class RecordList : RecordWriter
{
    public List<ReadRecord> Records { get; } = [];

    public List<(long Record, string Code, string Message)> Problems { get; } = [];

    public IEnumerable<string> Raw => Records.Select(r => r.Raw);

    public IEnumerable<string> Fields => Records.Select(r => r.Fields);

    public override void Add(long record, long offset, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> fields, in RecordHeader header = default) =>
        Records.Add(new(record, offset, Encoding.Latin1.GetString(raw), Encoding.UTF8.GetString(fields), YearTurn));

    public override void Problem(long record, string code, string message) => Problems.Add((record, code, message));
}
