namespace AuditOps.Core.Caching.Answers;

/// <summary>Tells nobody, and remembers that there was something to tell.</summary>
internal sealed class Silent : IOperationObserver
{
    public bool HadProblem { get; private set; }

    public void OnProblem(Problem problem) => HadProblem = true;

    public void OnProgress(Progress progress)
    {
    }

    public void OnDetail(string message)
    {
    }

    public bool Approve(Change change) => false;
}
