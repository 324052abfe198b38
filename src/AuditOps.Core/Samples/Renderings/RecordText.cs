using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace AuditOps.Core.Samples.Renderings;

/// <summary>Which characters of a value a format must write otherwise.</summary>
internal enum Escaping
{
    /// <summary>None.</summary>
    None,

    /// <summary>As in a JSON string.</summary>
    Json,

    /// <summary>As in XML text and attributes.</summary>
    Xml,

    /// <summary>As in a quoted CSV field.</summary>
    Csv,
}

/// <summary>UTF-8 text of records: the literal parts of a template are written as they are, its holes escaped as the format demands.</summary>
internal sealed class RecordText(Escaping escaping)
{
    private readonly SearchValues<char> special = SearchValues.Create(escaping switch
    {
        Escaping.Json => "\"\\",
        Escaping.Xml => "<>&'\"",
        Escaping.Csv => "\"",
        _ => "",
    });
    private byte[] buffer = new byte[1 << 17];
    private long second = long.MinValue;
    private readonly byte[] stamp = new byte[19];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Adds a template.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] Template template) => _ = template;

    /// <summary>Adds text as it is.</summary>
    public void Literal(string text)
    {
        Reserve(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(Length));
    }

    private void Hole(string text)
    {
        if (text.AsSpan().IndexOfAny(special) < 0) Literal(text);
        else foreach (var letter in text) Literal(Escape(letter));
    }

    private string Escape(char letter) => (escaping, letter) switch
    {
        (Escaping.Json, '"') => "\\\"",
        (Escaping.Json, '\\') => "\\\\",
        (Escaping.Csv, '"') => "\"\"",
        (Escaping.Xml, '<') => "&lt;",
        (Escaping.Xml, '>') => "&gt;",
        (Escaping.Xml, '&') => "&amp;",
        (Escaping.Xml, '\'') => "&apos;",
        (Escaping.Xml, '"') => "&quot;",
        _ => letter.ToString(),
    };

    private void Number(long value, char format = '\0', byte digits = 0)
    {
        Reserve(24);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(Length), out var written, new StandardFormat(format == '\0' ? 'D' : format, digits));
        Length += written;
    }

    /// <summary>ISO 8601 with six digits, without a zone. Neighbours share their second, so its text is kept.</summary>
    private void Time(DateTime time, int digits)
    {
        Reserve(32);
        var now = time.Ticks / TimeSpan.TicksPerSecond;
        if (now != second)
        {
            second = now;
            time.TryFormat(stamp, out _, "yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        }

        stamp.CopyTo(buffer, Length);
        Length += stamp.Length;
        if (digits == 0) return;

        buffer[Length++] = (byte)'.';
        var fraction = time.Ticks % TimeSpan.TicksPerSecond;
        for (var i = 7; i > digits; i--) fraction /= 10;
        Number(fraction, 'D', (byte)digits);
    }

    private void Reserve(int count)
    {
        if (Length + count > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
    }

    /// <summary>The compiler's view of a template.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Template
    {
        private readonly RecordText text;

        public Template(int literalLength, int formattedCount, RecordText text)
        {
            _ = (literalLength, formattedCount);
            this.text = text;
        }

        public void AppendLiteral(string value) => text.Literal(value);

        public void AppendFormatted(string? value) => text.Hole(value ?? "");

        public void AppendFormatted(long value) => text.Number(value);

        /// <summary>Hexadecimal, in at least so many digits.</summary>
        public void AppendFormatted(ulong value, string format) =>
            text.Number((long)value, 'x', byte.Parse(format.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));

        /// <summary>ISO 8601 with so many digits after the second.</summary>
        public void AppendFormatted(DateTime time, string format) => text.Time(time, format[0] - '0');
    }
}
