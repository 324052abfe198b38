using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AuditOps.Benchmarks;

/// <summary>Made logs and stores, made when they are first asked for.</summary>
internal sealed class BenchmarkData : IDisposable
{
    private readonly Arguments arguments;
    private readonly string folder;

    public BenchmarkData(Arguments arguments)
    {
        this.arguments = arguments;
        folder = Path.GetFullPath(arguments.Data ?? Path.Combine(Path.GetTempPath(), $"auditops-benchmarks-{Environment.ProcessId}"));
        Directory.CreateDirectory(folder);
    }

    /// <summary>How much data there is, as a share of the usual.</summary>
    public double Share => arguments.Quick ? 0.1 : 1;

    /// <summary>How large the file is with which memory is measured.</summary>
    public long LargeBytes => arguments.Full ? 10L << 30 : arguments.Quick ? 200L << 20 : 1L << 30;

    /// <summary>A count of which --quick takes a tenth.</summary>
    public int Count(int usual) => (int)(usual * Share);

    /// <summary>A made log of about so many events.</summary>
    public string Log(string format, int usual)
    {
        var size = Count(usual);
        var made = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{format}-{size}"));
        if (!Directory.Exists(made))
        {
            using var session = new Session();
            session.Ask(new NewSample { Destination = made + ".part", Format = [format], Size = size, Days = 30, Force = true });
            Directory.Move(made + ".part", made);
        }

        return Directory.EnumerateFiles(made).First(file => Path.GetFileName(file) != "labels.json");
    }

    /// <summary>A file that repeats another until it is so large.</summary>
    public string Repeated(string file, long bytes)
    {
        var repeated = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20}-mb-{Path.GetFileName(file)}"));
        if (File.Exists(repeated))
            return repeated;
        using (var output = File.Create(repeated + ".part"))
        {
            while (output.Length < bytes)
            {
                using var input = File.OpenRead(file);
                input.CopyTo(output, 1 << 20);
            }
        }

        File.Move(repeated + ".part", repeated);
        return repeated;
    }

    /// <summary>The first lines of a file, as a file.</summary>
    public string Head(string file, int lines)
    {
        var head = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"first-{lines}-{Path.GetFileName(file)}"));
        if (!File.Exists(head))
            File.WriteAllLines(head, File.ReadLines(file).Take(lines));
        return head;
    }

    /// <summary>A real auth.log, where somebody has put one.</summary>
    public static string? RealAuthLog =>
        Environment.GetEnvironmentVariable("AUDITOPS_DATA") is { Length: > 0 } given && Path.Combine(given, "auth", "auth.log") is var file && File.Exists(file) ? file : null;

    /// <summary>A store of ten million events (a million with --quick), and how many there are.</summary>
    public string LargeStore()
    {
        var log = Log("syslog", 10_000_000);
        var store = Path.Combine(folder, "store-" + FormatsKey());
        if (!Directory.Exists(store))
        {
            using var session = new Session();
            session.Import(store + ".part", log);
            Directory.Move(store + ".part", store);
        }

        return store;
    }

    /// <summary>A place for something that is written; what was there is removed.</summary>
    public string Fresh(string name)
    {
        var path = Path.Combine(folder, name);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        File.Delete(path);
        return path;
    }

    public void Dispose()
    {
        if (arguments.Data is null)
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Changes with the size and with the formats, so that a kept store is never an old one.</summary>
    private string FormatsKey()
    {
        var text = new StringBuilder().Append(Share);
        foreach (var file in Directory.EnumerateFiles(Repository.Path("module", "content", "formats")).Order(StringComparer.Ordinal))
            text.Append(File.ReadAllText(file));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..8];
    }
}
