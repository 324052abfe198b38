namespace AuditOps.Benchmarks.Items;

/// <summary>A question about what one event of ten million has to do with others.</summary>
/// <param name="name">Chooses it with --only.</param>
/// <param name="what">What is measured, in a few words.</param>
/// <param name="ask">Asks about an event of a store.</param>
internal sealed class LargeLinks(string name, string what, Func<Session, string, string, (int Results, Spent Spent)> ask) : Benchmark
{
    public override string Name => name;

    public override string What => what;

    public override string Unit => "ms";

    public override Budget? Budget => Benchmarks.Budget.AtMost(100);

    public override bool IsForFullSize => true;

    /// <summary>Correlation, causation and impact, with their defaults.</summary>
    public static IEnumerable<LargeLinks> All { get; } =
    [
        new("correlation", "What belongs to one of 10 M events", (session, store, id) => Counted(session.Ask(new GetCorrelation { Store = store, EventId = [id] }))),
        new("causation", "What led to one of 10 M events", (session, store, id) => Counted(session.Ask(new GetCausation { Store = store, EventId = [id] }))),
        new("impact", "What followed one of 10 M events", (session, store, id) => Counted(session.Ask(new GetImpact { Store = store, EventId = [id] }))),
    ];

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using var session = new Session();
        var (sudo, _) = session.Ask(new GetEvent { Store = store, Action = ["sudo"], First = 100 });
        ask(session, store, sudo[^2].EventId);
        var (results, spent) = ask(session, store, sudo[^1].EventId);
        return new Measurement(spent.Wall.TotalMilliseconds, spent) { Note = FormattableString.Invariant($"{results} results; one other was asked about before") };
    }

    private static (int Results, Spent Spent) Counted<T>((List<T> Results, Spent Spent) answer) => (answer.Results.Count, answer.Spent);
}
