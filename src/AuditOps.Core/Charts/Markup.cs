using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AuditOps.Core.Charts;

/// <summary>
/// HTML or SVG that is safe by the way it is made: the literal parts of a template are markup, and what stands in its holes can only ever
/// become text or an attribute's value. Text from logs never gets in by another way.
/// </summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();

    /// <summary>Adds a template.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Template template)
    {
        _ = template;
        return this;
    }

    public override string ToString() => text.ToString();

    private void Escape(string value)
    {
        foreach (var letter in SafeText.Of(value))
        {
            _ = letter switch
            {
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '&' => text.Append("&amp;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                _ => text.Append(letter),
            };
        }
    }

    /// <summary>The compiler's view of a template.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Template
    {
        private readonly Markup markup;

        public Template(int literalLength, int formattedCount, Markup markup)
        {
            _ = (literalLength, formattedCount);
            this.markup = markup;
        }

        public void AppendLiteral(string value) => markup.text.Append(value);

        public void AppendFormatted(string? value) => markup.Escape(value ?? "");

        /// <summary>Markup stays markup.</summary>
        public void AppendFormatted(Markup value) => markup.text.Append(value.text);

        public void AppendFormatted(long value) => markup.text.Append(value.ToString("#,0", CultureInfo.InvariantCulture));

        /// <summary>A length or a place in a drawing.</summary>
        public void AppendFormatted(double value) => markup.text.Append(value.ToString("0.##", CultureInfo.InvariantCulture));

        public void AppendFormatted(DateTime value, string format) => markup.text.Append(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
