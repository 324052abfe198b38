using System.Globalization;

namespace AuditOps.Benchmarks;

/// <summary>PowerShell in a process of its own.</summary>
internal static class Shell
{
    /// <summary>The time of one script block by PowerShell's own clock, without the shell's start.</summary>
    /// <param name="before">Runs first, untimed.</param>
    /// <param name="timed">Is timed.</param>
    /// <exception cref="NotMeasurableException">There is no PowerShell.</exception>
    public static Spent Time(string before, string timed) => TimeAndSay(before, timed, "''").Spent;

    /// <summary>The same, and what an expression says afterwards, in the invariant culture.</summary>
    public static (Spent Spent, string Said) TimeAndSay(string before, string timed, string expression)
    {
        var shell = Child.Find("pwsh", "AUDITOPS_PWSH") ?? throw new NotMeasurableException("PowerShell is not installed");
        var script = $$"""
            $ErrorActionPreference = 'Stop'
            {{before}}
            $process = [Diagnostics.Process]::GetCurrentProcess()
            $cpu = $process.TotalProcessorTime
            $watch = [Diagnostics.Stopwatch]::StartNew()
            {{timed}}
            $watch.Stop()
            $process.Refresh()
            "$($watch.Elapsed.Ticks) $(($process.TotalProcessorTime - $cpu).Ticks) $({{expression}})"
            """;
        var (output, _) = Child.Run(shell, ["-NoProfile", "-NonInteractive", "-Command", script]);
        var ticks = output.Trim().Split('\n')[^1].Split(' ');
        if (ticks.Length < 2 || !long.TryParse(ticks[0], CultureInfo.InvariantCulture, out var wall))
            throw new NotMeasurableException($"PowerShell said: {output.Trim().Split('\n')[^1]}");
        return (new Spent(new TimeSpan(wall), new TimeSpan(long.Parse(ticks[1], CultureInfo.InvariantCulture))), ticks.Length > 2 ? ticks[2] : "");
    }

    /// <summary>Imports this module.</summary>
    public static string ImportModule { get; } = $"Import-Module '{Repository.Path("AuditOps.psd1")}'";
}
