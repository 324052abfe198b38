namespace AuditOps.Core.Performance.Resources;

/// <summary>What a machine did between two readings.</summary>
internal static class ResourceRates
{
    /// <param name="before">The earlier reading.</param>
    /// <param name="after">The later one.</param>
    /// <param name="clock">The clock that both were read with.</param>
    public static PerfResource Between(MachineCounters before, MachineCounters after, TimeProvider clock)
    {
        var seconds = clock.GetElapsedTime(before.Timestamp, after.Timestamp).TotalSeconds;
        var cpu = after.Cpu is { } now && before.Cpu is { } then && now.TotalSeconds > then.TotalSeconds ? (now, then) : default((CpuCounters Now, CpuCounters Then)?);
        var disks = Pairs(before.Disks, after.Disks, disk => disk.Name);
        var links = Pairs(before.Links, after.Links, link => link.Name);
        var (busiestDisk, diskBusy) = Busiest(disks, disk => disk.After.Name, disk => disk.After.BusySeconds - disk.Before.BusySeconds, seconds);
        var (busiestLink, linkBusy) = Busiest(links, link => link.After.Name, link => link.After.BytesPerSecond is { } speed
            ? Math.Max(link.After.ReceivedBytes - link.Before.ReceivedBytes, link.After.SentBytes - link.Before.SentBytes) / speed : null, seconds);
        return new PerfResource
        {
            Time = after.Time,
            Interval = TimeSpan.FromSeconds(seconds),
            HostName = Environment.MachineName,
            CpuPercent = cpu is { } both ? Percent(both.Now.BusySeconds - both.Then.BusySeconds, both.Now.TotalSeconds - both.Then.TotalSeconds) : null,
            IoWaitPercent = cpu is { } waits ? Percent(waits.Now.WaitSeconds - waits.Then.WaitSeconds, waits.Now.TotalSeconds - waits.Then.TotalSeconds) : null,
            MemoryPercent = after.Memory is { } memory ? Percent(memory.TotalBytes - memory.AvailableBytes, memory.TotalBytes) : null,
            MemoryUsedBytes = after.Memory is { } used ? used.TotalBytes - used.AvailableBytes : null,
            MemoryTotalBytes = after.Memory?.TotalBytes,
            DiskReadBytesPerSecond = disks.Count > 0 ? Rate(disks.Sum(disk => disk.After.ReadBytes - disk.Before.ReadBytes), seconds) : null,
            DiskWriteBytesPerSecond = disks.Count > 0 ? Rate(disks.Sum(disk => disk.After.WrittenBytes - disk.Before.WrittenBytes), seconds) : null,
            DiskBusyPercent = diskBusy,
            BusiestDisk = busiestDisk,
            NetworkReceivedBytesPerSecond = links.Count > 0 ? Rate(links.Sum(link => link.After.ReceivedBytes - link.Before.ReceivedBytes), seconds) : null,
            NetworkSentBytesPerSecond = links.Count > 0 ? Rate(links.Sum(link => link.After.SentBytes - link.Before.SentBytes), seconds) : null,
            NetworkBusyPercent = linkBusy,
            BusiestLink = busiestLink,
            ProcessId = after.Process?.Id,
            ProcessName = after.Process?.Name,
            ProcessCpuPercent = Rate((after.Process?.CpuSeconds - before.Process?.CpuSeconds) * 100, seconds),
            ProcessMemoryBytes = after.Process?.MemoryBytes,
            ProcessReadBytesPerSecond = Rate(after.Process?.ReadBytes - before.Process?.ReadBytes, seconds),
            ProcessWriteBytesPerSecond = Rate(after.Process?.WrittenBytes - before.Process?.WrittenBytes, seconds),
            ProcessThreads = after.Process?.Threads,
        };
    }

    private static List<(T Before, T After)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name) =>
        [.. after.Join(before, name, name, (later, earlier) => (earlier, later))];

    private static (string? Name, double? Percent) Busiest<T>(List<T> all, Func<T, string> name, Func<T, double?> busySeconds, double seconds) =>
        all.Select(one => ((string?)name(one), Percent(busySeconds(one), seconds))).Where(one => one.Item2 is not null).OrderByDescending(one => one.Item2).FirstOrDefault();

    private static double? Percent(double? part, double whole) => part is { } known && whole > 0 ? Math.Clamp(100 * known / whole, 0, 100) : null;

    // A counter that was set back, as when a disk is exchanged, says nothing.
    private static double? Rate(double? amount, double seconds) => amount is { } known && seconds > 0 ? Math.Max(0, known / seconds) : null;
}
