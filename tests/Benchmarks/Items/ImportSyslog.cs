namespace AuditOps.Benchmarks.Items;

internal sealed class ImportSyslog : Benchmark
{
    public override string Name => "import-syslog";

    public override string What => "Import of auth.log (made), every column";

    public override string Unit => "k lines/s";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(600);

    public override double? TimesAsQuick => 1.5;

    public override Measurement Run(BenchmarkData data) => Import(data, data.Log("syslog", 2_000_000));

    /// <summary>Imports a log and lets lnav index it.</summary>
    internal static Measurement Import(BenchmarkData data, string log)
    {
        using var session = new Session();
        session.Import(data.Fresh("warm"), data.Head(log, 1_000));
        var (events, spent) = session.Import(data.Fresh("store"), log);
        return new Measurement(events / spent.Wall.TotalSeconds / 1e3, spent)
        {
            Rivals = [Child.Race("lnav", "lnav", "-n", "-c", ";SELECT count(*) FROM syslog_log", log)],
            Note = $"{events:N0} lines, {new FileInfo(log).Length >> 20:N0} MB",
        };
    }
}
