namespace AuditOps.Benchmarks;

/// <summary>A benchmark and what became of it.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Measurement">Null when it could not run.</param>
/// <param name="Reason">Why not.</param>
/// <param name="IsFullSize">Whether it ran over as much data as the promise names.</param>
internal sealed record Verdict(Benchmark Benchmark, Measurement? Measurement, string? Reason, bool IsFullSize)
{
    /// <summary>How many times as quick as the first rival it was.</summary>
    public double? TimesAsQuick => Measurement is { Rivals: [{ Spent: { } rival }, ..] } own ? rival.Wall / own.Spent.Wall : null;

    /// <summary>Whether all that was promised is kept; null where nothing was promised, or measured at its size.</summary>
    public bool? IsMet
    {
        get
        {
            if (Measurement is not { } measured || (Benchmark.IsForFullSize && !IsFullSize) || (Benchmark.Budget is null && (Benchmark.TimesAsQuick is null || TimesAsQuick is null)))
                return null;
            return (Benchmark.Budget?.IsMet(measured.Value) ?? true) && (TimesAsQuick is null || Benchmark.TimesAsQuick is null || TimesAsQuick >= Benchmark.TimesAsQuick);
        }
    }

    public static Verdict Of(Benchmark benchmark, BenchmarkData data)
    {
        try
        {
            return new Verdict(benchmark, benchmark.Run(data), null, data.Share >= 1);
        }
        catch (Exception reason) when (reason is NotMeasurableException or AuditOpsException or DuckDB.DuckDBException)
        {
            return new Verdict(benchmark, null, reason.Message.ReplaceLineEndings(" "), data.Share >= 1);
        }
    }
}
