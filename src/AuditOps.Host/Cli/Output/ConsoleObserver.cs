namespace AuditOps.Host.Cli.Output;

/// <summary>Shows on standard error what happens beside the results: a moving line, warnings, questions.</summary>
internal sealed class ConsoleObserver(Terminal terminal) : IOperationObserver, IDisposable
{
    private readonly ProgressLine line = new(terminal);

    public bool Verbose { get; init; }

    /// <summary>Tells of changes instead of letting them happen.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Asks before changes.</summary>
    public bool Asks { get; init; }

    /// <summary>One of the items could not be handled.</summary>
    public bool HadError { get; private set; }

    public void OnProblem(Problem problem)
    {
        line.Clear();
        HadError |= problem.Level == ProblemLevel.Error;
        Message.Write(terminal, problem.Level == ProblemLevel.Error ? MessageLevel.Error : MessageLevel.Warning, problem.Message);
    }

    public void OnProgress(Progress progress)
    {
        if (progress.Completed) line.Clear();
        else line.Show(progress);
    }

    public void OnDetail(string message)
    {
        if (!Verbose) return;

        line.Clear();
        Message.Write(terminal, MessageLevel.Detail, message);
    }

    public bool Approve(Change change)
    {
        line.Clear();
        if (WhatIf)
        {
            Message.Write(terminal, MessageLevel.Detail, $"What if: {change.Action}: {change.Target}");
            return false;
        }

        if (!Asks) return true;
        if (!terminal.IsInteractive)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "ConfirmationRequired",
                $"Nothing was changed. To do this, repeat the command with --yes: {change.Action}: {change.Target}");
        }

        terminal.Error.Write(SafeText.Of($"{change.Action}: {change.Target}. Do it? [y/N] "));
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Takes the moving line away, so that something else can be written.</summary>
    public void Clear() => line.Clear();

    public void Dispose() => line.Clear();
}
