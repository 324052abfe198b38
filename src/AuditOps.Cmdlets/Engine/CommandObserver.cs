using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace AuditOps.Cmdlets;

/// <summary>
/// Writes what the engine reports to the cmdlet's other streams, harmless for a terminal. Writing can throw (the pipeline stops, <c>-ErrorAction Stop</c>); the
/// exception is kept, so that the cmdlet can throw it again even if the engine wraps it on the way.
/// </summary>
internal sealed class CommandObserver(PSCmdlet command) : IOperationObserver
{
    private ProgressRecord? _progress;

    /// <summary>What stopped the pipeline while something was written, or null.</summary>
    public ExceptionDispatchInfo? Interruption { get; private set; }

    public void OnProblem(Problem problem) => Guard(() =>
    {
        if (problem.Level == ProblemLevel.Warning)
            command.WriteWarning(SafeText.OfLines(problem.Message));
        else
            command.WriteError(ErrorRecords.From(problem));
        return true;
    });

    public void OnProgress(Progress progress) => Guard(() =>
    {
        _progress = new ProgressRecord(command.MyInvocation.PipelinePosition, SafeText.Of(progress.Activity), progress.Status.Length == 0 ? " " : SafeText.Of(progress.Status))
        {
            PercentComplete = progress.Fraction is { } fraction ? (int)(Math.Clamp(fraction, 0, 1) * 100) : -1,
            RecordType = progress.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
        command.WriteProgress(_progress);
        return true;
    });

    public void OnDetail(string message) => Guard(() =>
    {
        command.WriteVerbose(SafeText.OfLines(message));
        return true;
    });

    public bool Approve(Change change) => Guard(() => command.ShouldProcess(SafeText.Of(change.Target), SafeText.Of(change.Action)));

    /// <summary>Takes the progress bar away, if the engine has left one.</summary>
    public void Complete()
    {
        if (_progress is not { RecordType: ProgressRecordType.Processing } open)
            return;
        open.RecordType = ProgressRecordType.Completed;
        command.WriteProgress(open);
    }

    private bool Guard(Func<bool> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (Keep(exception))
        {
            throw;
        }
    }

    private bool Keep(Exception exception)
    {
        Interruption ??= ExceptionDispatchInfo.Capture(exception);
        return false;
    }
}
