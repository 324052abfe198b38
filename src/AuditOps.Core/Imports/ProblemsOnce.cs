namespace AuditOps.Core.Imports;

/// <summary>Passes each problem on once, for imports that look at the same inputs again and again.</summary>
/// <param name="next">Hears of everything else as it comes.</param>
internal sealed class ProblemsOnce(IOperationObserver next) : IOperationObserver
{
    private readonly HashSet<Problem> told = [];

    /// <summary>Whether something could not be had since this was last set to false: then it is worth trying again.</summary>
    public bool Unavailable { get; set; }

    public void OnProblem(Problem problem)
    {
        Unavailable |= problem.Kind is ErrorKind.ResourceUnavailable or ErrorKind.Conflict or ErrorKind.PermissionDenied;
        if (told.Add(problem))
            next.OnProblem(problem);
    }

    public void OnProgress(Progress progress) => next.OnProgress(progress);

    public void OnDetail(string message) => next.OnDetail(message);

    public bool Approve(Change change) => next.Approve(change);
}
