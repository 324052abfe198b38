using System.Text;

namespace AuditOps.Host.Cli.Output;

/// <summary>Leaves out the blanks at the ends of lines, with which tables fill a terminal but would litter a file.</summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            blanks++;
            return;
        }

        if (value is not '\n' and not '\r')
            for (; blanks > 0; blanks--) inner.Write(' ');
        blanks = 0;
        inner.Write(value);
    }

    public override void Write(string? value)
    {
        foreach (var letter in value ?? "") Write(letter);
    }

    public override void Flush() => inner.Flush();
}
