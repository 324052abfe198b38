using System.Globalization;
using System.Text;

namespace AuditOps;

/// <summary>How many columns of a terminal text takes.</summary>
internal static class TextWidth
{
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>The text, cut to a width with a sign that it is.</summary>
    public static string Fit(string text, int width)
    {
        if (width <= 0) return "";
        if (text.Length <= width && Of(text) <= width) return text;

        var fitting = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + Of(rune) > width - 1) break;
            used += Of(rune);
            fitting.Append(rune.ToString());
        }

        return Of(text) <= width ? text : fitting.Append('…').ToString();
    }

    /// <summary>The text, cut or filled to exactly a width.</summary>
    public static string Exactly(string text, int width, bool right = false)
    {
        var fitting = Fit(text, width);
        var rest = new string(' ', Math.Max(0, width - Of(fitting)));
        return right ? rest + fitting : fitting + rest;
    }

    private static int Of(Rune rune) => rune.Value < 0x300 ? 1
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : IsWide(rune.Value) ? 2 : 1;

    // The blocks that East Asian Width (Unicode Annex 11) calls wide, as terminals draw them.
    private static bool IsWide(int value) => value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD;
}
