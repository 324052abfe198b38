using System.Text.Json;
using AuditOps.Core.Json;

namespace AuditOps.Core.Tests.Caching.Answers;

/// <summary>An engine over given folders, as a process of its own has one, and what it tells.</summary>
internal sealed class Analyst : IOperationObserver, IDisposable
{
    private const string Hit = "The answer was kept";

    private readonly IEngine engine;
    private readonly List<Problem> problems = [];
    private bool hit;

    /// <param name="folder">The folder of the store, of the user and of temporary files.</param>
    /// <param name="keeps">Whether it keeps answers.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="user">The user's folder, if it is another.</param>
    public Analyst(string folder, bool keeps = true, TimeProvider? clock = null, string? user = null)
    {
        Store = Path.Combine(folder, "store");
        engine = EngineFactory.Create(new EngineSettings
        {
            Clock = clock ?? TimeProvider.System,
            UserFolder = user ?? Path.Combine(folder, "user"),
            TemporaryFolder = Path.Combine(user ?? folder, "tmp"),
            Environment = name => name switch
            {
                "AUDITOPS_STORE" => Store,
                "AUDITOPS_TIME_ZONE" => "UTC",
                "AUDITOPS_CACHE_ANALYSES" => keeps ? "true" : "false",
                _ => Variables.GetValueOrDefault(name),
            },
        });
    }

    public string Store { get; }

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Is called with each detail, while a request runs.</summary>
    public Action<string>? Listener { get; set; }

    /// <summary>All that a request gives: results with their types as JSON, problems, and the error at its end.</summary>
    public (IReadOnlyList<string> Results, IReadOnlyList<Problem> Problems, string? Error, bool WasKept) Ask<T>(IRequest<T> request)
    {
        problems.Clear();
        hit = false;
        var results = new List<string>();
        string? error = null;
        try
        {
            foreach (var result in engine.Run(request, this, TestContext.Current.CancellationToken))
                results.Add(result!.GetType().Name + JsonSerializer.Serialize<object>(result, JsonShape.Options));
        }
        catch (AuditOpsException failure)
        {
            error = $"{failure.Kind} {failure.Code} {failure.Message} {failure.Target}";
        }

        return (results, [.. problems], error, hit);
    }

    /// <summary>The same, without knowing the type of the results.</summary>
    public (IReadOnlyList<string> Results, IReadOnlyList<Problem> Problems, string? Error, bool WasKept) AskAny(object request) => ((IReadOnlyList<string>, IReadOnlyList<Problem>, string?, bool))
        typeof(Analyst).GetMethod(nameof(Ask))!.MakeGenericMethod(new OperationDefinition(request.GetType(), null!).Result).Invoke(this, [request])!;

    public void OnProblem(Problem problem) => problems.Add(problem);

    public void OnProgress(Progress progress)
    {
    }

    public void OnDetail(string message)
    {
        hit |= message.StartsWith(Hit, StringComparison.Ordinal);
        Listener?.Invoke(message);
    }

    public bool Approve(Change change) => true;

    public void Dispose() => engine.Dispose();
}
