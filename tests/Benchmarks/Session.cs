using System.Diagnostics;
using AuditOps.Core;

namespace AuditOps.Benchmarks;

/// <summary>An engine of its own, as a fresh process has one, that is asked and timed.</summary>
internal sealed class Session : IDisposable
{
    private readonly IEngine engine;
    private readonly string folder;
    private readonly bool isGuest;

    /// <param name="keeps">Whether it keeps answers: else each is computed, as those who measure mean it.</param>
    public Session(bool keeps = false)
        : this(Directory.CreateTempSubdirectory("auditops-benchmark-").FullName, keeps)
    {
    }

    /// <summary>Another process of the user whom another session is of, which keeps answers.</summary>
    public Session(Session other)
        : this(other.folder, keeps: true) => isGuest = true;

    private Session(string folder, bool keeps)
    {
        this.folder = folder;
        engine = EngineFactory.Create(new EngineSettings
        {
            Environment = name => name switch
            {
                "AUDITOPS_TIME_ZONE" => "UTC",
                "AUDITOPS_CACHE_ANALYSES" => keeps ? "true" : "false",
                _ => Environment.GetEnvironmentVariable(name),
            },
            UserFolder = folder,
            TemporaryFolder = folder,
        });
    }

    /// <summary>All results of a request, and the time from asking to the last of them.</summary>
    public (List<TResult> Results, Spent Spent) Ask<TResult>(IRequest<TResult> request)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Cpu.Process);
        var results = engine.Run(request, Unheard.Observer, default).ToList();
        return (results, new Spent(Stopwatch.GetElapsedTime(started), Cpu.Process - cpu));
    }

    /// <summary>Imports files into a new store.</summary>
    /// <returns>How many events, and the time.</returns>
    public (long Events, Spent Spent) Import(string store, params IReadOnlyList<string> files)
    {
        if (Directory.Exists(store))
            Directory.Delete(store, recursive: true);
        var (results, spent) = Ask(new ImportEvent { Store = store, Path = files, TimeZone = "UTC" });
        return (results.Sum(result => result.Events), spent);
    }

    public void Dispose()
    {
        engine.Dispose();
        if (!isGuest)
            Directory.Delete(folder, recursive: true);
    }

    private sealed class Unheard : IOperationObserver
    {
        public static Unheard Observer { get; } = new();

        public void OnProblem(Problem problem)
        {
            if (problem.Level == ProblemLevel.Error)
                Console.Error.WriteLine(problem.Message);
        }

        public void OnProgress(Progress progress)
        {
        }

        public void OnDetail(string message)
        {
        }

        public bool Approve(Change change) => true;
    }
}
