using System.Globalization;

namespace AuditOps.Host.Cli.Output;

/// <summary>One line of a terminal that shows how far the work has come, and is taken away at the end.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private const int BarWidth = 32;
    private bool visible;

    public void Show(Progress progress)
    {
        if (!terminal.MovesError) return;

        var bar = progress.Fraction is { } share ? Bar(Math.Clamp(share, 0, 1)) : "";
        var text = SafeText.Of(progress.Status);
        var room = terminal.Width - progress.Activity.Length - BarWidth - 12;
        if (text.Length > room) text = room > 1 ? text[..(room - 1)] + "…" : "";
        terminal.Error.Write($"\r\e[2K{SafeText.Of(progress.Activity)} {bar} {text}");
        visible = true;
    }

    public void Clear()
    {
        if (!visible) return;

        terminal.Error.Write("\r\e[2K");
        visible = false;
    }

    private string Bar(double share)
    {
        var full = (int)(share * BarWidth);
        var (on, off, end) = terminal.ColorsError ? ("\e[36m", "\e[90m", "\e[0m") : ("", "", "");
        var percent = (share * 100).ToString("0", CultureInfo.InvariantCulture).PadLeft(3);
        return $"{on}{new string('━', full)}{off}{new string(terminal.ColorsError ? '━' : ' ', BarWidth - full)}{end} {percent} %";
    }
}
