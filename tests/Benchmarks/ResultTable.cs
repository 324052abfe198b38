using System.Globalization;

namespace AuditOps.Benchmarks;

/// <summary>Verdicts as a Markdown table, which is readable as it is.</summary>
internal static class ResultTable
{
    public const string Head = """
        | what | measured | budget | met | CPU | rivals in the same run | note |
        | --- | --- | --- | --- | --- | --- | --- |
        """;

    public static string Line(Verdict verdict)
    {
        var (benchmark, measured) = (verdict.Benchmark, verdict.Measurement);
        string[] cells =
        [
            benchmark.What,
            measured is null ? "-" : $"{Number(measured.Value)} {benchmark.Unit}",
            Promise(benchmark),
            verdict.IsMet switch { true => "yes", false => "**no**", null => "-" },
            measured is null ? "" : Seconds(measured.Spent.Cpu),
            measured is null ? "" : string.Join("; ", measured.Rivals.Select(rival => Compared(measured.Spent, rival))),
            verdict.Reason ?? measured!.Note,
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Promise(Benchmark benchmark)
    {
        var figure = benchmark.Budget is { } budget ? $"{(budget.IsFloor ? "≥" : "≤")} {Number(budget.Bound)} {benchmark.Unit}" : null;
        var ratio = benchmark.TimesAsQuick is { } times ? $"≥ {Number(times)}× as quick" : null;
        return string.Join(", ", new[] { figure, ratio }.OfType<string>());
    }

    private static string Compared(Spent own, Rival rival) => rival.Spent is { } spent
        ? $"{rival.Name} {Seconds(spent.Wall)} (CPU {Seconds(spent.Cpu)}): {Number(spent.Wall / own.Wall)}×"
        : $"{rival.Name}: not installed";

    private static string Seconds(TimeSpan time) => time < TimeSpan.FromSeconds(1) ? $"{Number(time.TotalMilliseconds)} ms" : $"{Number(time.TotalSeconds)} s";

    private static string Number(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture);
}
