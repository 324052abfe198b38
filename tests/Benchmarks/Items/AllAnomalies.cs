namespace AuditOps.Benchmarks.Items;

internal sealed class AllAnomalies : Benchmark
{
    public override string Name => "all-anomalies";

    public override string What => "All kinds of anomaly";

    public override string Unit => "s";

    public override bool IsForFullSize => true;

    public override Budget? Budget => Benchmarks.Budget.AtMost(12);

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using var session = new Session();
        var (found, spent) = session.Ask(new GetAnomaly { Store = store });
        return new Measurement(spent.Wall.TotalSeconds, spent) { Note = $"{found.Count:N0} found in {data.Count(10_000_000):N0} events" };
    }
}
