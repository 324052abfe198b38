using System.Text.Json;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Batch;

/// <summary>Runs operations as the items of a batch; each passes the gate by itself.</summary>
/// <param name="context">Runs them.</param>
/// <param name="folder">What relative paths start from.</param>
internal sealed class OperationWork(OperationContext context, string folder) : IBatchWork
{
    // About what a result takes; the largest are events with their original text.
    private const int ResultBytes = 1 << 10;

    public void Run(BatchTask task, IBatchSink sink, CancellationToken stop)
    {
        using var document = JsonDocument.Parse(task.Input.Kept!);
        var item = document.RootElement;
        if (task.RollsBack && !item.TryGetProperty(OperationRequest.Rollback, out item))
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "RollbackMissing",
                "The item does not say by which operation it is undone. Undo it by hand; give each item of a transaction a rollback.");
        }

        var request = OperationRequest.Of(item, context.Clock.GetUtcNow(), folder);
        foreach (var result in context.RunGiven(request, new ItemObserver(sink), stop))
            sink.Write(new BatchOutput(BatchStream.Output, result, Size: ResultBytes));
    }

    public void Dispose()
    {
    }

    private sealed class ItemObserver(IBatchSink sink) : IOperationObserver
    {
        public void OnProblem(Problem problem) => sink.Write(problem.Level == ProblemLevel.Warning
            ? new BatchOutput(BatchStream.Warning, problem.Message, problem.Message)
            : ItemOutcome.ErrorOf(new AuditOpsException(problem.Kind, problem.Code, problem.Message) { Target = problem.Target }));

        public void OnProgress(Progress progress)
        {
        }

        public void OnDetail(string message) => sink.Write(new BatchOutput(BatchStream.Verbose, message, message));

        public bool Approve(Change change) => sink.Approve(change);
    }
}
