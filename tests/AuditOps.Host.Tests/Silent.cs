namespace AuditOps.Host.Tests;

/// <summary>Hears nothing, and lets everything be done.</summary>
internal sealed class Silent : IOperationObserver
{
    public void OnProblem(Problem problem)
    {
    }

    public void OnProgress(Progress progress)
    {
    }

    public void OnDetail(string message)
    {
    }

    public bool Approve(Change change) => true;
}
