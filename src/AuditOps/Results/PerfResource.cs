using System.Globalization;

namespace AuditOps;

/// <summary>What a machine and one of its processes did for some time; null where the system does not say.</summary>
public sealed record PerfResource
{
    /// <summary>When the time ended, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>How long it was.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>The machine.</summary>
    public required string HostName { get; init; }

    /// <summary>How busy all processors were together, 0 to 100.</summary>
    public double? CpuPercent { get; init; }

    /// <summary>How long the processors were idle while somebody waited for a disk, 0 to 100.</summary>
    public double? IoWaitPercent { get; init; }

    /// <summary>How much memory was in use that could not be freed at once, 0 to 100.</summary>
    public double? MemoryPercent { get; init; }

    /// <summary>The same in bytes.</summary>
    public long? MemoryUsedBytes { get; init; }

    /// <summary>How much memory there is.</summary>
    public long? MemoryTotalBytes { get; init; }

    /// <summary>What all disks read.</summary>
    public double? DiskReadBytesPerSecond { get; init; }

    /// <summary>What all disks wrote.</summary>
    public double? DiskWriteBytesPerSecond { get; init; }

    /// <summary>How long the busiest disk had something to do, 0 to 100.</summary>
    public double? DiskBusyPercent { get; init; }

    /// <summary>The busiest disk.</summary>
    public string? BusiestDisk { get; init; }

    /// <summary>What all links of the network received.</summary>
    public double? NetworkReceivedBytesPerSecond { get; init; }

    /// <summary>What all links of the network sent.</summary>
    public double? NetworkSentBytesPerSecond { get; init; }

    /// <summary>How much of what it can carry the busiest link carried, 0 to 100.</summary>
    public double? NetworkBusyPercent { get; init; }

    /// <summary>The busiest link.</summary>
    public string? BusiestLink { get; init; }

    /// <summary>The process that was looked at.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Its name.</summary>
    public string? ProcessName { get; init; }

    /// <summary>How busy it kept processors; 100 is one of them.</summary>
    public double? ProcessCpuPercent { get; init; }

    /// <summary>Its resident memory.</summary>
    public long? ProcessMemoryBytes { get; init; }

    /// <summary>What it read from disks.</summary>
    public double? ProcessReadBytesPerSecond { get; init; }

    /// <summary>What it wrote to disks.</summary>
    public double? ProcessWriteBytesPerSecond { get; init; }

    /// <summary>How many threads it had.</summary>
    public int? ProcessThreads { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{HostName}: processors {CpuPercent:0.#} %, memory {MemoryPercent:0.#} %, disk {DiskBusyPercent:0.#} %");
}
