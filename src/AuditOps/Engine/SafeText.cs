using System.Globalization;
using System.Text;

namespace AuditOps;

/// <summary>
/// Makes text from logs harmless to show, the same on every surface. Control characters (and so every escape sequence of a terminal),
/// characters that turn the direction of writing, and invisible ones are shown as what they are instead of taking effect.
/// </summary>
public static class SafeText
{
    /// <summary>The text, with a visible picture of each harmful character: <c>␛</c> for an escape, <c>&lt;U+202E&gt;</c> for a reversal.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";

        var first = 0;
        while (first < text.Length && IsPlain(text[first])) first++;
        if (first == text.Length) return text;

        var safe = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length; i++)
        {
            if (IsPlain(text[i])) safe.Append(text[i]);
            else if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                if (IsHarmful(rune)) AppendShown(safe, rune);
                else safe.Append(rune.ToString());
                i += rune.Utf16SequenceLength - 1;
            }
            else safe.Append('\uFFFD');
        }

        return safe.ToString();
    }

    /// <summary>The text with its line breaks left as they are, and each line as <see cref="Of"/> shows it.</summary>
    public static string OfLines(string? text) => string.Join('\n', (text ?? "").Split('\n').Select(Of));

    // Everything that is common and certainly harmless; the rest is looked at closely.
    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~' or >= '\u00A1' and <= '\u02FF' and not '\u00AD';

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;

    private static void AppendShown(StringBuilder safe, Rune rune)
    {
        // Control characters have pictures of their own: ␛ for escape, ␊ for line feed.
        if (rune.Value < 0x20) safe.Append((char)(0x2400 + rune.Value));
        else if (rune.Value == 0x7F) safe.Append('\u2421');
        else safe.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
    }
}
