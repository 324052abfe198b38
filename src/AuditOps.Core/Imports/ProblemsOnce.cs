namespace AuditOps.Core.Imports;

/// <summary>Passes each problem on once, for imports that look at the same inputs again and again.</summary>
/// <param name="next">Hears of everything else as it comes.</param>
internal sealed class ProblemsOnce(IOperationObserver next) : IOperationObserver
{
    private readonly HashSet<Problem> told = [];

    public void OnProblem(Problem problem)
    {
        if (told.Add(problem))
            next.OnProblem(problem);
    }

    public void OnProgress(Progress progress) => next.OnProgress(progress);

    public void OnDetail(string message) => next.OnDetail(message);

    public bool Approve(Change change) => next.Approve(change);
}
