using System.Globalization;

namespace AuditOps;

/// <summary>The times below a chart.</summary>
internal static class TextTimes
{
    private const int Apart = 18;

    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="start">The time at the left end.</param>
    /// <param name="end">The time at the right end.</param>
    /// <param name="left">Columns before it.</param>
    /// <param name="width">Columns of it.</param>
    public static void Draw(TextCanvas canvas, DateTime start, DateTime end, int left, int width)
    {
        var form = (end - start).TotalDays >= 20 ? "yyyy-MM-dd" : (end - start).TotalMinutes >= 20 ? "MM-dd HH:mm" : "HH:mm:ss";
        var count = Math.Max(width / Apart, 1);
        var line = new char[Math.Max(left + width, left + form.Length)];
        Array.Fill(line, ' ');
        for (var i = 0; i < count; i++)
        {
            var place = width * i / count;
            var name = start.AddTicks((end - start).Ticks / width * place).ToString(form, CultureInfo.InvariantCulture);
            for (var letter = 0; letter < name.Length && left + place + letter < line.Length; letter++) line[left + place + letter] = name[letter];
        }

        canvas.Line(new string(line).TrimEnd() + " UTC", Ink.Quiet);
    }
}
