using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Remoting;
using System.Management.Automation.Runspaces;

namespace AuditOps.Cmdlets;

/// <summary>A runspace in which scripts run one after the other: in this process, or in one of its own.</summary>
internal sealed class ScriptWorker : IDisposable
{
    private const string Preparation = """
        param($variables, $location, $modules)
        foreach ($name in $variables.Keys) { Set-Variable -Name $name -Value $variables[$name] -Scope Global }
        if ($location) { Set-Location -LiteralPath $location }
        foreach ($module in $modules) { Import-Module $module }
        """;

    private readonly ScriptContext _context;
    private readonly WorkerHost _host = new();
    private readonly WorkerProcess? _process;
    private readonly Runspace _runspace;

    private ScriptWorker(ScriptContext context, bool ownProcess)
    {
        _context = context;
        if (ownProcess)
        {
            _process = new WorkerProcess();
            _runspace = _process.Runspace;
            return;
        }

        // Set-Variable and Set-Location would first load the modules that they are in.
        var state = InitialSessionState.CreateDefault2();
        foreach (DictionaryEntry variable in context.Variables)
            state.Variables.Add(new SessionStateVariableEntry((string)variable.Key, variable.Value, ""));
        state.ImportPSModule(context.Modules);
        state.LanguageMode = Runspace.DefaultRunspace?.SessionStateProxy.LanguageMode ?? state.LanguageMode;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);

        // The thread is the item's own, so that its span is there too.
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
    }

    /// <summary>Whether another script can run in it.</summary>
    public bool IsUsable => _runspace.RunspaceStateInfo.State == RunspaceState.Opened && _process is not { HasEnded: true };

    /// <summary>Opens a worker.</summary>
    public static ScriptWorker Open(ScriptContext context, bool ownProcess)
    {
        var worker = new ScriptWorker(context, ownProcess);
        try
        {
            worker._runspace.Open();
            worker.Prepare();
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Runs a script for an item.</summary>
    /// <param name="script">The script.</param>
    /// <param name="item">The item, as <c>$_</c> and as the first argument.</param>
    /// <param name="streams">Takes what it writes.</param>
    /// <param name="stop">Ends it; a process of its own is ended with it.</param>
    public void Run(string script, object? item, ScriptStreams streams, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var shell = PowerShell.Create();
        try
        {
            Run(shell, script, item, streams, stop);
        }
        finally
        {
            // Where the other side is gone, this would wait a minute for its answer.
            if (IsUsable)
                shell.Dispose();
            else
                Task.Run(shell.Dispose);
        }

        if (_host.ExitCode is { } code and not 0)
            throw new AuditOpsException(ErrorKind.InvalidData, "ItemExited", $"The script called exit {code}.");
    }

    /// <summary>
    /// Ends it, with what runs in it, on a thread that nobody waits for; a process has ended when this returns. PowerShell's own ways to stop and close
    /// without waiting use foreground threads, and at its end it waits for each runspace that is still open: a script that cannot be interrupted would
    /// hold the process.
    /// </summary>
    public void Leave()
    {
        _process?.Kill();
        Task.Run(Dispose);
    }

    public void Dispose()
    {
        if (_process is not null)
            _process.Dispose();
        else
            _runspace.Dispose();
    }

    private void Run(PowerShell shell, string script, object? item, ScriptStreams streams, CancellationToken stop)
    {
        shell.Runspace = _runspace;
        _host.ExitCode = null;
        _runspace.SessionStateProxy.SetVariable("_", item);
        if (_process is not null && Activity.Current?.Id is { } span)
            shell.AddScript("$env:TRACEPARENT = $args[0]").AddArgument(span).AddStatement();
        shell.AddScript(script, useLocalScope: true).AddArgument(item);
        if (_context.Usings.Count > 0)
            shell.AddParameter("--%", _context.Usings);
        using (stop.Register(Leave))
            streams.Invoke(shell, output => Invoke(shell, output), stop);
        stop.ThrowIfCancellationRequested();
    }

    private void Invoke(PowerShell shell, PSDataCollection<PSObject> output)
    {
        var settings = new PSInvocationSettings { Host = _host };
        if (_process is null)
        {
            shell.Invoke<PSObject>(null, output, settings);
            return;
        }

        var running = shell.BeginInvoke<PSObject, PSObject>(null, output, settings, null, null);
        _process.Await(running);
        try
        {
            shell.EndInvoke(running);
        }
        catch (PSRemotingTransportException)
        {
            throw _process.Ended();
        }
    }

    private void Prepare()
    {
        if (_process is null)
        {
            if (_context.Location is { } location)
                _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(location));
            return;
        }

        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(Preparation).AddArgument(_context.Variables).AddArgument(_context.Location).AddArgument(_context.Modules).Invoke();
    }
}
