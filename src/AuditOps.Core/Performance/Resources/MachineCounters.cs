namespace AuditOps.Core.Performance.Resources;

/// <summary>What a machine has counted since it started; null where it does not say.</summary>
/// <param name="Timestamp">When it was read, on the clock that never goes back.</param>
/// <param name="Time">When it was read, UTC.</param>
internal sealed record MachineCounters(long Timestamp, DateTime Time)
{
    /// <summary>The time of all processors, in seconds.</summary>
    public CpuCounters? Cpu { get; init; }

    /// <summary>How much memory there is, and how much of it is free or can be freed at once.</summary>
    public (long TotalBytes, long AvailableBytes)? Memory { get; init; }

    /// <summary>The disks, without their partitions.</summary>
    public IReadOnlyList<DiskCounters> Disks { get; init; } = [];

    /// <summary>The network's links, without the loopback.</summary>
    public IReadOnlyList<LinkCounters> Links { get; init; } = [];

    /// <summary>The process that was asked about.</summary>
    public ProcessCounters? Process { get; init; }
}

/// <summary>Time of processors.</summary>
/// <param name="BusySeconds">With work.</param>
/// <param name="TotalSeconds">In all.</param>
/// <param name="WaitSeconds">Idle, with somebody waiting for a disk; null where it is not said.</param>
internal readonly record struct CpuCounters(double BusySeconds, double TotalSeconds, double? WaitSeconds);

/// <summary>A disk.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ReadBytes">Read.</param>
/// <param name="WrittenBytes">Written.</param>
/// <param name="BusySeconds">How long it had something to do; null where it is not said.</param>
internal sealed record DiskCounters(string Name, long ReadBytes, long WrittenBytes, double? BusySeconds);

/// <summary>A link of the network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ReceivedBytes">Received.</param>
/// <param name="SentBytes">Sent.</param>
/// <param name="BytesPerSecond">How much it can carry; null where it is not said.</param>
internal sealed record LinkCounters(string Name, long ReceivedBytes, long SentBytes, double? BytesPerSecond);

/// <summary>A process.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="CpuSeconds">Of all its threads.</param>
/// <param name="MemoryBytes">Resident.</param>
/// <param name="Threads">How many it has.</param>
/// <param name="ReadBytes">Read from disks; null where it is not said.</param>
/// <param name="WrittenBytes">Written to disks; null where it is not said.</param>
internal sealed record ProcessCounters(int Id, string Name, double CpuSeconds, long MemoryBytes, int Threads, long? ReadBytes = null, long? WrittenBytes = null);
