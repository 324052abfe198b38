using System.CommandLine;
using AuditOps.Host.Cli.Demo;
using AuditOps.Host.Cli.Output;

namespace AuditOps.Host.Cli.Commands;

/// <summary>Runs one command: makes the request, pulls the results, writes them.</summary>
internal sealed class CommandRun(Terminal terminal, Func<IEngine> open, CancellationToken cancellationToken)
{
    private static readonly System.Reflection.MethodInfo Typed =
        typeof(CommandRun).GetMethod(nameof(Run), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;

    public int HelpWidth { get; init; } = terminal.Width;

    /// <summary>Gives a command the options and the work of an operation.</summary>
    public void Attach(Command command, Verb verb)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array, and nothing else, on standard output." };
        var verbose = new Option<bool>("--verbose") { Description = "Tell details on standard error, such as the SQL that ran." };
        var whatIf = new Option<bool>("--what-if") { Description = "Say what would be changed, and change nothing." };
        var yes = new Option<bool>("--yes") { Description = "Change it without asking." };
        var binder = new RequestBinder(verb.Definition, verb.Definition.Parameters(), command, Complete);
        command.Add(json);
        command.Add(verbose);
        if (verb.Operation.Effect != Effect.Read) command.Add(whatIf);
        if (verb.Operation.Effect == Effect.Destroy) command.Add(yes);
        command.SetAction(typed =>
        {
            using var observer = new ConsoleObserver(terminal)
            {
                Verbose = typed.GetValue(verbose),
                WhatIf = verb.Operation.Effect != Effect.Read && typed.GetValue(whatIf),
                Asks = verb.Operation.Effect == Effect.Destroy && !typed.GetValue(yes),
            };
            var request = binder.Bind(typed, () => new CancellableInput(Console.OpenStandardInput(), cancellationToken));
            var asJson = typed.GetValue(json);
            return (int)Typed.MakeGenericMethod(verb.Definition.Result).Invoke(this, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [request, observer, asJson], null)!;
        });
    }

    /// <summary>The demonstration.</summary>
    public Command Demo()
    {
        var command = new Command("demo", "Makes sample logs with known attacks, analyses them, and writes a report into the current folder.");
        command.SetAction(_ =>
        {
            using var observer = new ConsoleObserver(terminal);
            using var engine = open();
            return new Demonstration(terminal, engine, observer, cancellationToken).Run();
        });
        return command;
    }

    private int Run<TResult>(IRequest<TResult> request, ConsoleObserver observer, bool asJson)
    {
        using var engine = open();
        using var results = engine.Run(request, observer, cancellationToken).GetEnumerator();
        var follows = request is IFollowable { Follow: true };
        var writer = asJson ? new JsonResultWriter<TResult>(terminal.Stream, endsLines: follows) : ResultWriter.For<TResult>(terminal, follows);
        try
        {
            while (results.MoveNext())
            {
                observer.Clear();
                writer.Add(results.Current);
                if (follows) terminal.Flush();
            }
        }
        finally
        {
            // What was found is shown, and a JSON array is closed, whatever ends the work.
            observer.Clear();
            writer.End();
            terminal.Flush();
        }

        return observer.HadError ? ExitCode.Failed : ExitCode.Done;
    }

    private IEnumerable<string> Complete(ParameterDefinition parameter, string typed)
    {
        if (parameter.Choices.Count > 0) return parameter.Choices;
        if (parameter.Completes is not { } set) return [];

        using var engine = open();
        return engine.Complete(set, typed, null);
    }
}
