namespace AuditOps.Core.Performance.Resources;

/// <summary>Reads what an operating system counts.</summary>
internal interface IMachine
{
    /// <summary>Everything that it says; what it does not say is null or missing.</summary>
    /// <param name="processId">The process to look at.</param>
    /// <exception cref="AuditOpsException">There is no such process.</exception>
    MachineCounters Read(int processId);
}

/// <summary>The machine that this runs on.</summary>
internal static class Machine
{
    public static IMachine Current(TimeProvider clock)
    {
        if (OperatingSystem.IsLinux())
            return new LinuxMachine(clock);
        if (OperatingSystem.IsWindows())
            return new WindowsMachine(clock);
        return OperatingSystem.IsMacOS() ? new MacMachine(clock) : new PlainMachine(clock);
    }
}
