using System.Globalization;
using System.Text;

namespace AuditOps;

/// <summary>Some text in one colour.</summary>
/// <param name="Text">The text, as it came from a log.</param>
/// <param name="Ink">Its escape sequence, or null for none.</param>
internal readonly record struct Piece(string Text, string? Ink = null);

/// <summary>Lines of text that never exceed a width.</summary>
internal sealed class TextCanvas(int width, bool colours)
{
    private readonly StringBuilder text = new();

    public int Width => width;

    public void Line(string line, string? ink = null) => Line(new Piece(line, ink));

    public void Line(params ReadOnlySpan<Piece> pieces)
    {
        if (text.Length > 0) text.Append('\n');
        var room = width;
        string? now = null;
        foreach (var piece in pieces)
        {
            var shown = TextWidth.Fit(SafeText.Of(piece.Text), room);
            room -= TextWidth.Of(shown);

            // Room between has no colour.
            if (shown.AsSpan().Trim(' ').Length > 0) now = Change(now, piece.Ink);
            text.Append(shown);
        }

        Change(now, null);
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
    }

    private string? Change(string? from, string? to)
    {
        if (!colours || from == to) return from;
        if (from is not null) text.Append(Ink.Reset);
        text.Append(to);
        return to;
    }

    /// <summary>A sentence on as many lines as it needs.</summary>
    public void Wrapped(string sentence, string? ink = null)
    {
        var line = "";
        foreach (var word in SafeText.Of(sentence).Split(' '))
        {
            if (line.Length > 0 && TextWidth.Of(line) + 1 + TextWidth.Of(word) > width)
            {
                Line(line, ink);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        Line(line, ink);
    }

    public override string ToString() => text.ToString();

    /// <summary>A number in little room.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 1e9 => (value / 1e9).ToString("0.#", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (value / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        >= 1 => value.ToString("#,0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}

/// <summary>Escape sequences for colours, each with one meaning. Those of the sixteen that every terminal has.</summary>
internal static class Ink
{
    public const string Reset = "\u001b[0m";
    public const string Heading = "\u001b[1m";
    public const string Quiet = "\u001b[90m";
    public const string Failed = "\u001b[33m";
    private static readonly string[] Lines = ["\u001b[94m", "\u001b[33m", "\u001b[32m", "\u001b[95m", "\u001b[36m", "\u001b[37m"];

    public static string Line(int index) => Lines[index % Lines.Length];

    public static string Of(Severity level) => level switch
    {
        Severity.Critical => "\u001b[1;97;41m",
        Severity.High => "\u001b[91m",
        Severity.Medium => "\u001b[93m",
        Severity.Low => "\u001b[94m",
        _ => Quiet,
    };

    public static string? Role(string? role) => role switch
    {
        "whole" or "pass" => Lines[0],
        "failed" or "forecast" => Failed,
        "fail" => "\u001b[91m",
        "warn" => "\u001b[93m",
        "waived" => Lines[2],
        "not_assessed" => Quiet,
        _ => null,
    };
}
