using System.Globalization;

namespace AuditOps.Quality;

/// <summary>Figures as a Markdown table, which is readable as it is.</summary>
internal static class FigureTable
{
    public const string Head = """
        | what | of | measured | goal | met | note |
        | --- | --- | --- | --- | --- | --- |
        """;

    /// <summary>The lines of a measure, as they are measured; one that says why, where it cannot be.</summary>
    public static IEnumerable<string> Lines(Measure measure, QualityData data)
    {
        using var figures = measure.Run(data).GetEnumerator();
        while (true)
        {
            string line;
            try
            {
                if (!figures.MoveNext())
                    yield break;
                line = Line(measure, figures.Current);
            }
            catch (NotMeasurableException reason)
            {
                line = Line(measure.What, "", "-", "", "-", reason.Message);
            }

            yield return line;
        }
    }

    private static string Line(Measure measure, Figure figure) => Line(
        measure.What,
        figure.Of,
        $"{Number(figure.Value)} {figure.Unit}".TrimEnd(),
        string.Join(", ", new[] { Goal("≥", figure.AtLeast), Goal("≤", figure.AtMost) }.OfType<string>()),
        figure.IsMet switch { true => "yes", false => "**no**", null => "-" },
        figure.Note);

    private static string Line(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string? Goal(string sign, double? bound) => bound is { } value ? $"{sign} {Number(value)}" : null;

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
