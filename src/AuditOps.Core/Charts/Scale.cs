namespace AuditOps.Core.Charts;

/// <summary>An axis that holds 0 and all values, from one round number to another.</summary>
/// <param name="Bottom">The lower round number: 0 where nothing is less.</param>
/// <param name="Top">The upper round number.</param>
/// <param name="Step">The distance of its ticks.</param>
/// <param name="IsSquareRoot">Whether places grow with the square root, so that a few giants do not flatten all others.</param>
internal readonly record struct Scale(double Bottom, double Top, double Step, bool IsSquareRoot)
{
    private const int Giants = 12;

    /// <summary>The axis for these values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="allowsRoot">Whether a few giants may bend it: never where lengths are compared.</param>
    public static Scale For(IReadOnlyCollection<double> values, bool allowsRoot = true)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        var (least, greatest) = (Math.Min(finite.DefaultIfEmpty(0).Min(), 0), Math.Max(finite.DefaultIfEmpty(0).Max(), 0));
        if (greatest == least) greatest = 1;
        var whole = finite.All(value => value == Math.Floor(value));
        var step = Round((greatest - least) / 4, whole);
        var usual = finite.Where(v => v > 0).Order().ToArray() is { Length: > 0 } present ? present[present.Length * 9 / 10] : greatest;
        return new Scale(Math.Floor(least / step) * step, Math.Ceiling(greatest / step) * step, step, allowsRoot && least == 0 && greatest > usual * Giants);
    }

    /// <summary>The axis with its ticks.</summary>
    public ChartAxis Axis(string label) => new()
    {
        Label = IsSquareRoot ? $"{label} (square root scale)" : label,
        Scale = IsSquareRoot ? ChartScale.SquareRoot : ChartScale.Number,
        Ticks = [.. Ticks()],
    };

    /// <summary>The ticks, the greatest last.</summary>
    public IEnumerable<double> Ticks()
    {
        var count = (int)Math.Round((Top - Bottom) / Step);
        for (var tick = 0; tick <= count; tick++) yield return Math.Round(Bottom + (tick * Step), 10);
    }

    /// <summary>1, 2 or 5 times a power of ten; at least 1 for whole numbers.</summary>
    private static double Round(double wish, bool whole)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wish)));
        var step = wish <= power ? power : wish <= power * 2 ? power * 2 : wish <= power * 5 ? power * 5 : power * 10;
        return whole ? Math.Max(step, 1) : step;
    }
}
