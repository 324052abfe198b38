using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AuditOps.Core.Tests.Imports;

/// <summary>A folder with log files, a store and an engine of its own.</summary>
internal sealed class ImportSandbox : IOperationObserver, IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("auditops-import-").FullName;

    public ImportSandbox(string zone = "UTC", TimeProvider? clock = null)
    {
        Logs = Directory.CreateDirectory(Path.Combine(root, "logs")).FullName;
        StoreFolder = Path.Combine(root, "store");
        Engine = EngineFactory.Create(new EngineSettings
        {
            Clock = clock ?? TimeProvider.System,
            UserFolder = Path.Combine(root, "user"),
            TemporaryFolder = Path.Combine(root, "tmp"),
            Environment = name => name switch
            {
                "AUDITOPS_STORE" => StoreFolder,
                "AUDITOPS_TIME_ZONE" => zone,
                _ => null,
            },
        });
    }

    public IEngine Engine { get; }

    public string Logs { get; }

    public string StoreFolder { get; }

    public List<Problem> Problems { get; } = [];

    public List<Progress> Progress { get; } = [];

    public List<string> Details { get; } = [];

    public HashSet<int> DetailThreads { get; } = [];

    public bool Approval { get; init; } = true;

    /// <summary>Lines of an sshd log, one failed password each, with users user0, user1 ….</summary>
    public static string Lines(int from, int count, string start = "Mar 27 13:00:00") => string.Concat(Enumerable.Range(from, count).Select(i =>
    {
        var time = DateTime.ParseExact("2016 " + start, "yyyy MMM dd HH:mm:ss", CultureInfo.InvariantCulture).AddSeconds(i);
        return string.Create(CultureInfo.InvariantCulture, $"{time:MMM dd HH:mm:ss} host sshd[{100 + i}]: Failed password for user{i} from 10.0.0.{i % 250} port {1000 + i} ssh2\n");
    }));

    public string File(string name) => Path.Combine(Logs, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file that nobody has touched for an hour.</summary>
    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        Age(name);
        return File(name);
    }

    public void Append(string name, string text)
    {
        System.IO.File.AppendAllText(File(name), text);
        Age(name);
    }

    public void Age(string name) => System.IO.File.SetLastWriteTimeUtc(File(name), DateTime.UtcNow.AddHours(-1));

    public string Gzip(string name, string into)
    {
        using (var from = System.IO.File.OpenRead(File(name)))
        using (var to = new GZipStream(System.IO.File.Create(File(into)), CompressionLevel.Fastest))
            from.CopyTo(to);
        Age(into);
        return File(into);
    }

    public List<ImportResult> Import(params string[] paths) => Import(new ImportEvent { LiteralPath = paths });

    public List<ImportResult> Import(ImportEvent request) => [.. Engine.Run(request, this, TestContext.Current.CancellationToken)];

    public List<T> Run<T>(IRequest<T> request) => [.. Engine.Run(request, this, TestContext.Current.CancellationToken)];

    /// <summary>Who is in the store, in order of time: each event once, if all is well.</summary>
    public List<string?> Actors() => [.. Events().Select(found => found.Actor)];

    /// <summary>What was imported, without the store's own trail.</summary>
    public IEnumerable<AuditEvent> Events() => Run(new GetEvent()).Where(found => found.Format != "auditops");

    /// <summary>The users of the first lines.</summary>
    public static List<string?> Users(int count) => [.. Enumerable.Range(0, count).Select(i => $"user{i}")];

    public void OnProblem(Problem problem) => Problems.Add(problem);

    public void OnProgress(Progress progress) => Progress.Add(progress);

    public void OnDetail(string message)
    {
        Details.Add(message);
        DetailThreads.Add(Environment.CurrentManagedThreadId);
    }

    public bool Approve(Change change) => Approval;

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
