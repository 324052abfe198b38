namespace AuditOps.Benchmarks.Items;

internal sealed class CachedFindings : Benchmark
{
    public override string Name => "cached-findings";

    public override string What => "The default patterns and anomalies over 10 M events, together, from the cache on disk; the rival computes them";

    public override string Unit => "ms";

    public override Budget? Budget => Benchmarks.Budget.AtMost(50);

    public override bool IsForFullSize => true;

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using (var computing = new Session(keeps: true))
        {
            computing.Ask(new ClearCache { Store = store });
            var (found, fresh) = computing.Ask(new InvokeTriage { Store = store });
            using var session = new Session(computing);
            var (_, first) = session.Ask(new InvokeTriage { Store = store });
            var (kept, spent) = session.Ask(new InvokeTriage { Store = store });
            var (_, memory) = session.Ask(new InvokeTriage { Store = store });
            if (!kept.Select(each => each.FindingId).SequenceEqual(found.Select(each => each.FindingId)))
                throw new NotMeasurableException("What was kept is not what was found.");
            return new Measurement(spent.Wall.TotalMilliseconds, spent)
            {
                Rivals = [new Rival("computed", fresh)],
                Note = FormattableString.Invariant($"{found.Count:N0} found in {data.Count(10_000_000):N0} events; {first.Wall.TotalMilliseconds:0} ms the first time in an engine, with the opening of everything, then from memory, {memory.Wall.TotalMilliseconds:0} ms again"),
            };
        }
    }
}
