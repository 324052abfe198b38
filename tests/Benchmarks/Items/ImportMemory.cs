namespace AuditOps.Benchmarks.Items;

internal sealed class ImportMemory : Benchmark
{
    public override string Name => "memory";

    public override string What => "Most memory resident while a large log is imported, in a process of its own";

    public override string Unit => "MiB";

    public override Budget? Budget => Benchmarks.Budget.AtMost(1024);

    public override Measurement Run(BenchmarkData data)
    {
        var log = data.Repeated(data.Log("syslog", 2_000_000), data.LargeBytes);
        var (peak, events, spent) = MemoryChild.Start(data.Fresh("memory"), log);
        return new Measurement(peak / 1048576.0, spent) { Note = $"{new FileInfo(log).Length >> 20:N0} MB, {events:N0} events in {spent.Wall.TotalSeconds:N0} s" };
    }
}
