using System.Globalization;

namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>
/// Numbers in millionths, so that sums are exact however often values come and go. What is no number, or greater than 10 to the 15th, has
/// no value; further decimals are rounded to even.
/// </summary>
internal static class Exact
{
    private const decimal Unit = 1_000_000;
    private const decimal Largest = 1_000_000_000_000_000;

    public static Int128? Parse(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest ? Of(number) : null;

    public static Int128 Of(decimal number) => (Int128)decimal.Round(number * Unit);

    public static double ToDouble(Int128 millionths) => (double)millionths / (double)Unit;
}
