using AuditOps.Host.Mcp.Answers;

namespace AuditOps.Host.Mcp.Tools;

/// <summary>Puts problems into the answer, and passes progress on. A tool that changes something is offered only where changes are allowed, so nothing is asked.</summary>
internal sealed class ToolObserver(Answer answer, Action<Progress> tell) : IOperationObserver
{
    public void OnProblem(Problem problem) => answer.Add(problem);

    public void OnProgress(Progress progress) => tell(progress);

    public void OnDetail(string message)
    {
    }

    public bool Approve(Change change) => true;
}
