using System.ComponentModel;
using System.Diagnostics;

namespace AuditOps.Core.Performance.Metrics;

/// <summary>An operation that was started and not stopped.</summary>
/// <param name="Id">Its identity, for whoever stops it.</param>
/// <param name="Name">What it does.</param>
/// <param name="Label">Its labels; empty for none.</param>
/// <param name="Started">When it was started, UTC.</param>
/// <param name="Timestamp">The same on the clock that never goes back; means nothing in another process.</param>
/// <param name="HostName">The machine that started it.</param>
/// <param name="ProcessId">The process that started it; <see cref="Nobody"/> once that has ended in good order, as each command of a shell does.</param>
internal sealed record OpenOperation(string Id, string Name, string Label, DateTime Started, long Timestamp, string HostName, int ProcessId)
{
    /// <summary>No process.</summary>
    public const int Nobody = 0;

    private static readonly TimeSpan ClockError = TimeSpan.FromSeconds(5);

    /// <summary>Whether the catalogue knows it, so that another process may stop it.</summary>
    public bool Written { get; set; }

    /// <summary>Whether the process that started it has died, so that only another one can stop it. Of other machines' processes nobody knows.</summary>
    public bool IsLeft => ProcessId != Nobody && HostName == Environment.MachineName && ProcessId != Environment.ProcessId && !Runs();

    private bool Runs()
    {
        try
        {
            // A later process may have been given the same number.
            using var process = Process.GetProcessById(ProcessId);
            return process.StartTime.ToUniversalTime() - Started < ClockError;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Exception error) when (error is Win32Exception or NotSupportedException)
        {
            return true;
        }
    }
}

/// <summary>An operation that was stopped.</summary>
/// <param name="Of">What was started.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Failed">Whether it failed.</param>
internal sealed record StoppedOperation(OpenOperation Of, TimeSpan Duration, bool Failed)
{
    public MetricPoint Point => new(Of.Started, Duration.TotalMilliseconds, Failed);
}
