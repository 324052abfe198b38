using System.Globalization;

namespace AuditOps;

/// <summary>Bars: groups with what failed of them, shares of a whole, or a policy's controls by result.</summary>
internal static class TextBars
{
    private const int Numbers = 10;

    // Each result has a sign of its own, so that it can be told without colour.
    private static readonly Dictionary<string, char> Signs = new() { ["pass"] = '█', ["warn"] = '▒', ["fail"] = '▚', ["waived"] = '▤', ["not_assessed"] = '░', ["failed"] = '▓', ["whole"] = '█' };

    public static void Draw(TextCanvas canvas, Chart chart)
    {
        List<string> names = chart.Type == ChartType.Pie ? [.. chart.Series[0].Points.Select(point => point.Label ?? "")] : [.. chart.Y!.Categories];
        var values = chart.Series.Select(series => series.Points.ToLookup(point => point.Label ?? "", point => point.Value)).ToList();
        var longest = names.Select(name => TextWidth.Of(SafeText.Of(name))).DefaultIfEmpty(0).Max();
        var label = Math.Min(longest, Math.Max(12, canvas.Width / 3));
        var room = Math.Max(canvas.Width - label - Numbers - 3, 10);
        var isStack = chart.Type == ChartType.Compliance;
        var total = values[0].SelectMany(group => group).Sum();
        var most = names.Select(name => isStack ? values.Sum(series => series[name].Sum()) : values[0][name].Sum()).DefaultIfEmpty(1).Max();
        foreach (var name in names)
        {
            List<Piece> pieces = [new(TextWidth.Exactly(SafeText.Of(name), label, right: true) + " ")];
            if (isStack) Stack(pieces, chart, [.. values.Select(series => series[name].Sum())], most, room);
            else Overlay(pieces, chart, values[0][name].Sum(), values.Count > 1 ? values[1][name].Sum() : 0, most, room);
            var value = values[0][name].Sum();
            pieces.Add(new(isStack ? "" : chart.Type == ChartType.Pie && total > 0 ? " " + (100 * value / total).ToString("0.0", CultureInfo.InvariantCulture) + " %" : " " + TextCanvas.Number(value)));
            canvas.Line([.. pieces]);
        }

        Legend(canvas, chart, label);
    }

    private static void Overlay(List<Piece> pieces, Chart chart, double value, double failed, double most, int room)
    {
        // A bar that is there at all is seen.
        var length = most <= 0 || value <= 0 ? 0 : Math.Max((int)Math.Round(value / most * room), 1);
        var part = failed <= 0 || value <= 0 ? 0 : Math.Clamp((int)Math.Round(failed / value * length), 1, length);
        pieces.Add(new(new string('▓', part), Ink.Failed));
        pieces.Add(new(new string('█', length - part), chart.Type == ChartType.Pie ? null : Ink.Line(0)));
    }

    private static void Stack(List<Piece> pieces, Chart chart, IReadOnlyList<double> values, double most, int room)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] <= 0) continue;
            var length = Math.Max((int)Math.Round(values[i] / most * room), 1);
            pieces.Add(new(new string(Signs.GetValueOrDefault(chart.Series[i].Role ?? "", '█'), length), Ink.Role(chart.Series[i].Role)));
        }
    }

    private static void Legend(TextCanvas canvas, Chart chart, int label)
    {
        if (chart.Series.Count < 2) return;
        List<Piece> pieces = [new(new string(' ', label + 1))];
        foreach (var series in chart.Series)
        {
            pieces.Add(new(new string(Signs.GetValueOrDefault(series.Role ?? "", '█'), 2), Ink.Role(series.Role)));
            pieces.Add(new($" {series.Name}  "));
        }

        canvas.Line([.. pieces]);
    }
}
