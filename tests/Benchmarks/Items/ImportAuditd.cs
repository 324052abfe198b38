using AuditOps.Core.Formats;
using AuditOps.Core.Readers;

namespace AuditOps.Benchmarks.Items;

internal sealed class ImportAuditd : Benchmark
{
    public override string Name => "import-auditd";

    public override string What => "Import of the Linux audit log";

    public override string Unit => "k records/s";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(600);

    public override Measurement Run(BenchmarkData data)
    {
        var log = Log(data);
        using var session = new Session();
        session.Import(data.Fresh("warm"), data.Head(log, 1_000));
        var (events, spent) = session.Import(data.Fresh("auditd"), log);
        var records = File.ReadLines(log).LongCount();
        return new Measurement(records / spent.Wall.TotalSeconds / 1e3, spent) { Note = $"{records:N0} records of {events:N0} events, {new FileInfo(log).Length >> 20:N0} MB" };
    }

    /// <summary>A made audit log.</summary>
    internal static string Log(BenchmarkData data)
    {
        var formats = new FormatCatalog(null, [.. RecordReaders.All.Select(reader => reader.Name)], _ => { });
        return formats.All.Any(format => format.Name == "auditd") ? data.Log("auditd", 1_000_000) : throw new NotMeasurableException("the format auditd does not exist yet");
    }
}
