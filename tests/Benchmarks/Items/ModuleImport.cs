namespace AuditOps.Benchmarks.Items;

internal sealed class ModuleImport : Benchmark
{
    private const int Times = 5;

    public override string Name => "module";

    public override string What => "Import-Module";

    public override string Unit => "ms";

    public override Budget? Budget => Benchmarks.Budget.AtMost(100);

    public override Measurement Run(BenchmarkData data)
    {
        var median = Enumerable.Range(0, Times).Select(_ => Shell.Time("", Shell.ImportModule)).OrderBy(spent => spent.Wall).ElementAt(Times / 2);
        return new Measurement(median.Wall.TotalMilliseconds, median) { Note = $"median of {Times} fresh shells" };
    }
}
