namespace AuditOps.Benchmarks.Items;

internal sealed class LargeCompliance : Benchmark
{
    public override string Name => "compliance";

    public override string What => "All policies that ship, over 10 M events";

    public override string Unit => "s";

    public override Budget? Budget => Benchmarks.Budget.AtMost(3);

    public override bool IsForFullSize => true;

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using var session = new Session();
        var (results, spent) = session.Ask(new GetCompliance { Store = store, Policy = ["linux-host", "access-hygiene", "aws-account", "kubernetes"] });
        var assessed = results.Sum(result => result.Passed + result.Failed + result.Warned);
        return new Measurement(spent.Wall.TotalSeconds, spent) { Note = $"{assessed + results.Sum(result => result.NotAssessed)} controls, of which {assessed} find events to assess" };
    }
}
