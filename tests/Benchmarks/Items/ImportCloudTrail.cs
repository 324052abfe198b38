using System.Diagnostics;
using AuditOps.DuckDB;

namespace AuditOps.Benchmarks.Items;

internal sealed class ImportCloudTrail : Benchmark
{
    public override string Name => "import-cloudtrail";

    public override string What => "Import of CloudTrail NDJSON; the rival is DuckDB's own COPY of it to Parquet";

    public override string Unit => "k events/s";

    /// <summary>Within 1.6 times of its time.</summary>
    public override double? TimesAsQuick => 1 / 1.6;

    public override Measurement Run(BenchmarkData data)
    {
        var log = data.Log("cloudtrail", 500_000);
        using var session = new Session();
        session.Import(data.Fresh("warm"), data.Head(log, 1_000));
        var (events, spent) = session.Import(data.Fresh("store"), log);
        return new Measurement(events / spent.Wall.TotalSeconds / 1e3, spent)
        {
            Rivals = [new Rival("COPY", Copy(log, data.Fresh("copy.parquet")))],
            Note = $"{events:N0} events, {new FileInfo(log).Length >> 20:N0} MB",
        };
    }

    private static Spent Copy(string log, string target)
    {
        using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        // Types of the first records do not fit all of them; they are found out beforehand, which is not timed.
        var columns = new List<string>();
        using (var describe = database.CreateCommand($"DESCRIBE SELECT * FROM read_ndjson('{log}', sample_size = -1)"))
        using (var row = describe.ExecuteReader())
        {
            while (row.Read())
                columns.Add($"'{row.GetString(0)}': '{row.GetString(1).Replace("'", "''", StringComparison.Ordinal)}'");
        }

        using var copy = database.CreateCommand($"COPY (SELECT * FROM read_ndjson('{log}', columns = {{{string.Join(", ", columns)}}})) TO '{target}' (FORMAT parquet, COMPRESSION zstd)");
        var (started, cpu) = (Stopwatch.GetTimestamp(), Cpu.Process);
        copy.ExecuteNonQuery();
        return new Spent(Stopwatch.GetElapsedTime(started), Cpu.Process - cpu);
    }
}
