namespace AuditOps.Benchmarks.Items;

internal sealed class LargeTimeline : Benchmark
{
    public override string Name => "timeline";

    public override string What => "The timeline around one of 10 M events";

    public override string Unit => "ms";

    public override Budget? Budget => Benchmarks.Budget.AtMost(100);

    public override bool IsForFullSize => true;

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using var session = new Session();
        var (sudo, _) = session.Ask(new GetEvent { Store = store, Action = ["sudo"], First = 100 });
        var request = new GetTimeline { Store = store, EventId = [sudo[^1].EventId], Around = TimeSpan.FromMinutes(10) };
        session.Ask(request);
        var (_, spent) = session.Ask(request);
        return new Measurement(spent.Wall.TotalMilliseconds, spent) { Note = "ten minutes before and after; asked a second time" };
    }
}
