using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace AuditOps.Cmdlets;

/// <summary>
/// A PowerShell in a process of its own, with the runspace that talks to it. PowerShell has had what it takes since 7.0, but the reference assembly
/// that this is compiled against does not know it.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly Type Instance = typeof(PSObject).Assembly.GetType("System.Management.Automation.Runspaces.PowerShellProcessInstance", throwOnError: true)!;
    private static readonly MethodInfo Create = typeof(RunspaceFactory).GetMethod("CreateOutOfProcessRunspace", [typeof(TypeTable), Instance])!;

    private readonly object _instance;
    private readonly ManualResetEvent _ended = new(false);

    public WorkerProcess()
    {
        _instance = Activator.CreateInstance(Instance, null, null, null, false)!;
        Process = (Process)Instance.GetProperty("Process")!.GetValue(_instance)!;
        Process.EnableRaisingEvents = true;
        Process.Exited += (_, _) => _ended.Set();
        Runspace = (Runspace)Create.Invoke(null, [null, _instance])!;
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>The runspace; opening it starts the process.</summary>
    public Runspace Runspace { get; }

    /// <summary>Whether it has ended, by whatever.</summary>
    public bool HasEnded => _ended.WaitOne(0);

    /// <summary>Waits for a script that runs in it, at most until the process ends: the runspace would wait a minute longer.</summary>
    /// <exception cref="AuditOpsException">The process has ended before the script.</exception>
    public void Await(IAsyncResult script)
    {
        if (WaitHandle.WaitAny([script.AsyncWaitHandle, _ended]) == 1)
            throw Ended();
    }

    /// <summary>What it means that the process has ended.</summary>
    public AuditOpsException Ended()
    {
        _ended.WaitOne(TimeSpan.FromSeconds(1));
        return new AuditOpsException(ErrorKind.ResourceUnavailable, ItemError.ProcessEnded, string.Create(CultureInfo.InvariantCulture,
            $"The process in which it ran has ended{(Process.HasExited ? $" with exit code {Process.ExitCode}" : "")}; how much of it was done is not known."));
    }

    /// <summary>Ends the process, and all that it has started.</summary>
    public void Kill()
    {
        try
        {
            Process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It was never started, or has ended by itself.
        }
    }

    public void Dispose()
    {
        Kill();
        Runspace.Dispose();
        (_instance as IDisposable)?.Dispose();
    }
}
