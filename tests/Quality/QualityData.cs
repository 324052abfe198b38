using AuditOps.Core;

namespace AuditOps.Quality;

/// <summary>What measures work with: real data where it is there, a folder of their own, and an engine.</summary>
internal sealed class QualityData : IDisposable
{
    private readonly Arguments arguments;
    private readonly string scratch = Directory.CreateTempSubdirectory("auditops-quality-").FullName;
    private IEngine? engine;

    public QualityData(Arguments arguments) => this.arguments = arguments;

    /// <summary>The first seed of made samples. Measures count up from it.</summary>
    public int Seed => arguments.Seed;

    /// <summary>A file or folder of real data.</summary>
    /// <exception cref="NotMeasurableException">It is not there.</exception>
    public string Real(params string[] parts)
    {
        var name = Path.Combine(parts);
        return Root() is { } root && Path.Combine(root, name) is var path && Path.Exists(path)
            ? path
            : throw new NotMeasurableException($"{name} is not present; --data or AUDITOPS_DATA names the folder that holds it");
    }

    /// <summary>A path for something that is made.</summary>
    public string Scratch(string name) => Path.Combine(scratch, name);

    /// <summary>All results of a request. Warnings are not told, errors end the measure.</summary>
    public IReadOnlyList<TResult> Ask<TResult>(IRequest<TResult> request)
    {
        engine ??= EngineFactory.Create(new EngineSettings
        {
            Environment = name => name == "AUDITOPS_TIME_ZONE" ? "UTC" : Environment.GetEnvironmentVariable(name),
            UserFolder = scratch,
            TemporaryFolder = scratch,
        });
        return [.. engine.Run(request, new ErrorsEndIt(), default)];
    }

    public void Dispose()
    {
        engine?.Dispose();
        Directory.Delete(scratch, recursive: true);
    }

    private string? Root()
    {
        if ((arguments.Data ?? Environment.GetEnvironmentVariable("AUDITOPS_DATA")) is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    private sealed class ErrorsEndIt : IOperationObserver
    {
        public void OnProblem(Problem problem)
        {
            if (problem.Level == ProblemLevel.Error)
                throw new InvalidOperationException(problem.Message);
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
