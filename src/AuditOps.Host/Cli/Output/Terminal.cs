using System.Globalization;
using System.Text;
using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>The surroundings of a command: where its output goes, how wide that is, and whether colours and moving lines are welcome.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutTerminal = 120;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private IAnsiConsole? console;

    public Terminal()
    {
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = Utf8;
        Stream = new BufferedStream(new StandardOutput(), 1 << 16);
        Out = new StreamWriter(Stream, Utf8, 1 << 12) { AutoFlush = false };
        Error = Console.Error;
        var plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        ColorsOut = !plain && !Console.IsOutputRedirected;
        ColorsError = !plain && !Console.IsErrorRedirected;
        MovesError = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected;
        Width = FindWidth();
    }

    /// <summary>Standard output as bytes, buffered.</summary>
    public Stream Stream { get; }

    /// <summary>Standard output as text, buffered.</summary>
    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public int Width { get; }

    public bool ColorsOut { get; }

    public bool ColorsError { get; }

    /// <summary>Standard error is a terminal whose last line may be rewritten.</summary>
    public bool MovesError { get; }

    /// <summary>Somebody is there to answer a question.</summary>
    public bool IsInteractive { get; }

    /// <summary>Draws tables on standard output.</summary>
    public IAnsiConsole Tables => console ??= CreateConsole();

    public void Flush()
    {
        Out.Flush();
        Stream.Flush();
    }

    private static int FindWidth()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns >= 40) return columns;
        if (Console.IsOutputRedirected) return WidthWithoutTerminal;
        try
        {
            return Math.Max(Console.WindowWidth, 40);
        }
        catch (IOException)
        {
            return WidthWithoutTerminal;
        }
    }

    private IAnsiConsole CreateConsole()
    {
        var created = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ColorsOut ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorsOut ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(ColorsOut ? Out : new TrimmingWriter(Out)),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        created.Profile.Width = Width;
        created.Profile.Capabilities.Unicode = true;
        return created;
    }
}
