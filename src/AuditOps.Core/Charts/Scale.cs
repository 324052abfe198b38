namespace AuditOps.Core.Charts;

/// <summary>An axis from 0 to a round number above the greatest value.</summary>
/// <param name="Top">The round number.</param>
/// <param name="Step">The distance of its ticks.</param>
/// <param name="IsSquareRoot">Whether places grow with the square root, so that a few giants do not flatten all others.</param>
internal readonly record struct Scale(long Top, long Step, bool IsSquareRoot)
{
    /// <summary>The axis for these values.</summary>
    public static Scale For(IReadOnlyCollection<long> values)
    {
        var greatest = Math.Max(values.DefaultIfEmpty(0).Max(), 1);
        var usual = values.Where(v => v > 0).Order().ToArray() is { Length: > 0 } present ? present[present.Length * 9 / 10] : 1;
        var step = Round(greatest / 4.0);
        return new Scale((greatest + step - 1) / step * step, step, greatest > usual * 12);
    }

    /// <summary>The ticks, the greatest last.</summary>
    public IEnumerable<long> Ticks()
    {
        for (var tick = 0L; tick <= Top; tick += Step) yield return tick;
    }

    /// <summary>The place of a value, from 0 to 1.</summary>
    public double Place(long value)
    {
        var share = Math.Clamp((double)value / Top, 0, 1);
        return IsSquareRoot ? Math.Sqrt(share) : share;
    }

    /// <summary>1, 2 or 5 times a power of ten, at least 1.</summary>
    private static long Round(double wish)
    {
        var power = 1L;
        while (power * 10 <= wish) power *= 10;
        return wish <= power ? power : wish <= power * 2 ? power * 2 : wish <= power * 5 ? power * 5 : power * 10;
    }
}
