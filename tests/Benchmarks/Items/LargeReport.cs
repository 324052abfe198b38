namespace AuditOps.Benchmarks.Items;

internal sealed class LargeReport : Benchmark
{
    private const double LargestMegabytes = 5;

    public override string Name => "report";

    public override string What => "The HTML report of 10 M events, of at most 5 MB";

    public override string Unit => "s";

    public override Budget? Budget => Benchmarks.Budget.AtMost(5);

    public override bool IsForFullSize => true;

    public override Measurement Run(BenchmarkData data)
    {
        var store = data.LargeStore();
        using var session = new Session();
        var (reports, spent) = session.Ask(new ExportReport { Store = store, Destination = data.Fresh("report.html") });
        var megabytes = reports[0].SizeBytes / 1e6;
        return new Measurement(megabytes > LargestMegabytes ? double.PositiveInfinity : spent.Wall.TotalSeconds, spent)
        {
            Note = $"{megabytes:N1} MB, {reports[0].Findings:N0} findings, {spent.Wall.TotalSeconds:N1} s",
        };
    }
}
