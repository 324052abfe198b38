namespace AuditOps.Benchmarks.Items;

internal sealed class ImportOneLine : Benchmark
{
    public override string Name => "import-one-line";

    public override string What => "Import of one more line, warm: processor time";

    public override string Unit => "ms";

    public override Budget? Budget => Benchmarks.Budget.AtMost(200);

    public override Measurement Run(BenchmarkData data)
    {
        var line = data.Head(data.Log("syslog", 2_000_000), 1);
        using var session = new Session();
        session.Import(data.Fresh("warm"), line);
        var (_, spent) = session.Import(data.Fresh("store"), line);
        return new Measurement(spent.Cpu.TotalMilliseconds, spent) { Note = $"{spent.Wall.TotalMilliseconds:N0} ms by the clock" };
    }
}
