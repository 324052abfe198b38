using System.Text;

namespace AuditOps.Host.Cli.Output;

/// <summary>Passes text on line by line, harmless for a terminal: for what a library writes that repeats what was typed.</summary>
internal sealed class SafeWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value is '\n' or '\r' ? value.ToString() : SafeText.Of(value.ToString()));

    public override void Write(string? value) => inner.Write(SafeText.OfLines(value));
}
