using System.Globalization;

namespace AuditOps.Benchmarks;

/// <summary>An import in a process of its own, which tells the most memory that it had resident.</summary>
internal static class MemoryChild
{
    public const string Verb = "import-and-tell-memory";

    /// <summary>Runs inside the child.</summary>
    public static int Run(string store, string file)
    {
        using var session = new Session();
        var (events, _) = session.Import(store, file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Cpu.PeakMemoryBytes} {events}"));
        return 0;
    }

    /// <summary>Starts the child.</summary>
    public static (long PeakBytes, long Events, Spent Spent) Start(string store, string file)
    {
        var (output, spent) = Child.Run(Environment.ProcessPath!, [Verb, store, file]);
        var figures = output.Split(' ', StringSplitOptions.TrimEntries).Select(figure => long.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return (figures[0], figures[1], spent);
    }
}
