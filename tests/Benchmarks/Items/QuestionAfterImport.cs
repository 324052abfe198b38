namespace AuditOps.Benchmarks.Items;

internal sealed class QuestionAfterImport : Benchmark
{
    public override string Name => "question";

    public override string What => "A question to the imported audit log (failed logins by account); the rival reads the log again";

    public override string Unit => "ms";

    public override double? TimesAsQuick => 10;

    public override Measurement Run(BenchmarkData data)
    {
        var log = ImportAuditd.Log(data);
        var store = data.Fresh("question");
        using (var import = new Session())
            import.Import(store, log);
        using var session = new Session();
        var (_, spent) = session.Ask(new GetStatistic { Store = store, Category = ["authentication"], Outcome = Outcome.Failure, GroupBy = ["actor"] });
        return new Measurement(spent.Wall.TotalMilliseconds, spent) { Rivals = [Child.Race("aureport", "aureport", "--login", "--failed", "--summary", "-if", log)] };
    }
}
