namespace AuditOps.Benchmarks.Items;

internal sealed class ImportRealAuthLog : Benchmark
{
    public override string Name => "import-auth-log";

    public override string What => "Import of a real auth.log, repeated (so that time runs backwards at each seam)";

    public override string Unit => "k lines/s";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(600);

    public override double? TimesAsQuick => 1.5;

    public override Measurement Run(BenchmarkData data) => BenchmarkData.RealAuthLog is { } log
        ? ImportSyslog.Import(data, data.Repeated(log, data.Count(200) << 20))
        : throw new NotMeasurableException("AUDITOPS_DATA names no folder with auth/auth.log");
}
