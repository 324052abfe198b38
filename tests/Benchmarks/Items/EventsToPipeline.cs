namespace AuditOps.Benchmarks.Items;

internal sealed class EventsToPipeline : Benchmark
{
    public override string Name => "pipeline";

    public override string What => "Events from a store into a PowerShell pipeline, to Out-Null";

    public override string Unit => "k events/s";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(300);

    public override Measurement Run(BenchmarkData data)
    {
        var count = data.Count(1_000_000);
        var spent = Shell.Time($"{Shell.ImportModule}; Get-AuditEvent -Store '{data.LargeStore()}' -First 1000 | Out-Null", $"Get-AuditEvent -Store '{data.LargeStore()}' -First {count} | Out-Null");
        return new Measurement(count / spent.Wall.TotalSeconds / 1e3, spent) { Note = $"{count:N0} events" };
    }
}
