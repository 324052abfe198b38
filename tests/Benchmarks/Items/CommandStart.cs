namespace AuditOps.Benchmarks.Items;

internal sealed class CommandStart : Benchmark
{
    private const int Times = 7;

    public override string Name => "cli";

    public override string What => "The built command to its first byte (--version)";

    public override string Unit => "ms";

    public override Budget? Budget => Benchmarks.Budget.AtMost(150);

    public override Measurement Run(BenchmarkData data)
    {
        var command = Repository.Path("src", "AuditOps.Host", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "auditops.exe" : "auditops");
        if (!File.Exists(command))
            throw new NotMeasurableException("the command was not built in Release");
        var median = Enumerable.Range(0, Times).Select(_ => Child.Run(command, ["--version"], untilOutput: true).Spent).OrderBy(spent => spent.Wall).ElementAt(Times / 2);
        return new Measurement(median.Wall.TotalMilliseconds, median) { Note = $"median of {Times}, not published (nothing compiled ahead)" };
    }
}
