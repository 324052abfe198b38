namespace AuditOps.Benchmarks.Items;

internal sealed class LargeFindings : Benchmark
{
    public override string Name => "findings";

    public override string What => "The default patterns and anomalies over 10 M events, together";

    public override string Unit => "s";

    public override Budget? Budget => Benchmarks.Budget.AtMost(3);

    public override bool IsForFullSize => true;

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using var session = new Session();
        var (found, spent) = session.Ask(new InvokeTriage { Store = store });
        return new Measurement(spent.Wall.TotalSeconds, spent) { Note = $"{found.Count:N0} found in {data.Count(10_000_000):N0} events; a fresh engine" };
    }
}
