namespace AuditOps.Host.Mcp.Resources;

/// <summary>Hears nothing and allows nothing: for what only looks things up.</summary>
internal sealed class Quiet : IOperationObserver
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

    public bool Approve(Change change) => false;
}
