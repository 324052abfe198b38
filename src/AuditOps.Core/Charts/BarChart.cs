using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts;

/// <summary>The largest groups: as bars, or as shares of the whole.</summary>
internal static class BarChart
{
    // A share that cannot be told from its neighbour says nothing.
    private const int MostShares = 8;

    /// <param name="slices">The groups, the largest first.</param>
    /// <param name="what">What was counted.</param>
    /// <param name="group">What the groups are values of.</param>
    /// <param name="groups">How many there are in all.</param>
    /// <param name="title">The heading.</param>
    public static Chart Bars(IReadOnlyList<Slice> slices, string what, string group, long groups, string? title = null)
    {
        var failures = slices.Any(slice => slice.Failures is not null);
        return new Chart
        {
            Type = ChartType.Bar,
            Title = title ?? $"{Sentences.Upper(what)} by {group}",
            Summary = slices.Count == 0 ? Sentences.Nothing : $"Most {what} by {group}: {Largest(slices)}.",
            X = Scale.For([.. slices.Select(slice => slice.Value)], allowsRoot: false).Axis(what),
            Y = new ChartAxis { Label = group, Categories = [.. slices.Select(slice => slice.Name)] },
            Series =
            [
                new ChartSeries { Name = what, Role = SeriesRole.Whole, Points = [.. slices.Select(slice => new ChartPoint { Label = slice.Name, Value = slice.Value })] },
                .. failures ? [new ChartSeries { Name = "failed", Role = SeriesRole.Failed, Points = [.. slices.Where(slice => slice.Failures > 0).Select(slice => new ChartPoint { Label = slice.Name, Value = slice.Failures!.Value })] }] : Array.Empty<ChartSeries>(),
            ],
            LeftOut = groups > slices.Count ? $"{Wording.Number(groups - slices.Count)} more {(groups - slices.Count == 1 ? "is" : "are")} not shown." : null,
        };
    }

    /// <param name="slices">The groups, the largest first.</param>
    /// <param name="total">What all groups come to, shown or not.</param>
    /// <param name="what">What was counted.</param>
    /// <param name="group">What the groups are values of.</param>
    /// <param name="title">The heading.</param>
    public static Chart Shares(IReadOnlyList<Slice> slices, double total, string what, string group, string? title = null)
    {
        var shown = slices.Where(slice => slice.Value > 0).Take(MostShares).ToList();
        var rest = total - shown.Sum(slice => slice.Value);
        if (rest > 0)
            shown.Add(new Slice("all others", rest));
        return new Chart
        {
            Type = ChartType.Pie,
            Title = title ?? $"{Sentences.Upper(what)} by {group}",
            Summary = shown.Count == 0 ? Sentences.Nothing : $"Shares of {Wording.Measure(total)} {what} by {group}: {string.Join(", ", shown.Take(3).Select(slice => $"{Wording.Name(slice.Name)} {Wording.Measure(100 * slice.Value / total)} %"))}.",
            Y = new ChartAxis { Label = what, Scale = ChartScale.Number },
            Series = [new ChartSeries { Name = what, Points = [.. shown.Select(slice => new ChartPoint { Label = slice.Name, Value = slice.Value })] }],
        };
    }

    private static string Largest(IReadOnlyList<Slice> slices) => string.Join(", ", slices.Take(3).Select(slice => $"{Wording.Name(slice.Name)} ({Wording.Measure(slice.Value)})"));
}
