namespace AuditOps.Benchmarks.Items;

internal sealed class LargeAnomalies : Benchmark
{
    public override string Name => "anomalies";

    public override string What => "The default anomalies alone";

    public override string Unit => "s";

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using var session = new Session();
        var (found, spent) = session.Ask(new GetAnomaly { Store = store, Type = ["event_frequency"] });
        return new Measurement(spent.Wall.TotalSeconds, spent) { Note = $"{found.Count:N0} found in {data.Count(10_000_000):N0} events" };
    }
}
