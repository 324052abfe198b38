using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using AuditOps.Host.Cli.Commands;
using AuditOps.Host.Cli.Output;

namespace AuditOps.Host.Cli;

/// <summary>The command line from its first word to its exit code.</summary>
internal static class Application
{
    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <param name="words">What was typed.</param>
    /// <param name="open">Makes an engine.</param>
    /// <param name="others">Make the commands of other edges, which end when the token says so.</param>
    public static int Run(string[] words, Func<IEngine> open, params Func<CancellationToken, Command>[] others)
    {
        using var cancel = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var terminal = new Terminal();
        try
        {
            return Run(words, terminal, new CommandRun(terminal, open, cancel.Token), [.. others.Select(other => other(cancel.Token))]);
        }
        catch (ReaderGoneException)
        {
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            Message.Write(terminal, MessageLevel.Error, "Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (AuditOpsException error)
        {
            Message.Write(terminal, error.Kind == ErrorKind.LimitReached ? MessageLevel.Warning : MessageLevel.Error, error.Message);
            return ExitCode.Of(error.Kind);
        }

        catch (Exception error)
        {
            Message.Write(terminal, MessageLevel.Error, $"A defect of AuditOps: {error.GetType().Name}: {error.Message}");
            if (words.Contains("--verbose")) Message.Write(terminal, MessageLevel.Detail, error.StackTrace ?? "");
            return ExitCode.Failed;
        }

        // The second signal finds nobody who holds it back, and ends the process.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !cancel.IsCancellationRequested;
            cancel.Cancel();
        }
    }

    private static int Run(string[] words, Terminal terminal, CommandRun run, IReadOnlyList<Command> others)
    {
        var root = CommandTree.Build(words, run, others);
        var typed = root.Parse(words.Length == 0 ? ["--help"] : words, Parsing);
        if (typed.Action is not ParseErrorAction) return Invoke(typed, terminal.Out, terminal);
        if (typed.CommandResult.Command.Subcommands.Count == 0 || typed.UnmatchedTokens.Count > 0) return Explain(typed, terminal);

        Invoke(root.Parse([.. words, "--help"], Parsing), terminal.Error, terminal);
        return ExitCode.WrongUsage;
    }

    private static int Invoke(ParseResult typed, TextWriter output, Terminal terminal)
    {
        using var error = new SafeWriter(terminal.Error);
        var code = typed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = output,
            Error = error,
        });
        terminal.Flush();
        return code;
    }

    private static int Explain(ParseResult typed, Terminal terminal)
    {
        var path = string.Join(' ', Path(typed.CommandResult));
        foreach (var error in typed.Errors) Message.Write(terminal, MessageLevel.Error, error.Message);
        Message.Write(terminal, MessageLevel.Detail, $"See: auditops {path}{(path.Length > 0 ? " " : "")}--help");
        return ExitCode.WrongUsage;
    }

    private static IEnumerable<string> Path(CommandResult result) =>
        result.Parent is CommandResult parent ? [.. Path(parent), result.Command.Name] : [];
}
