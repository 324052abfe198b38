using System.Runtime.InteropServices;

namespace AuditOps.Core.Performance.Resources;

/// <summary>Asks macOS: host_statistics for processors and memory, proc_pid_rusage for what a process reads and writes. Disks as a whole it tells to nobody in a few words.</summary>
internal sealed partial class MacMachine(TimeProvider clock) : PlainMachine(clock)
{
    private const int CpuLoad = 3;
    private const int Memory64 = 4;
    private const int Usage = 2;
    private const double Tick = 0.01;

    public override MachineCounters Read(int processId)
    {
        var counters = base.Read(processId);
        return counters with { Cpu = Cpu(), Memory = Memory(), Process = WithTraffic(counters.Process!) };
    }

    // user, system, idle, nice.
    private static CpuCounters? Cpu()
    {
        Span<uint> ticks = stackalloc uint[4];
        var count = ticks.Length;
        if (HostStatistics(MachHost(), CpuLoad, ref MemoryMarshal.GetReference(ticks), ref count) != 0)
            return null;
        double total = 0;
        foreach (var each in ticks)
            total += each;
        return new CpuCounters((total - ticks[2]) * Tick, total * Tick, null);
    }

    // vm_statistics64: free, active, inactive, wired pages come first.
    private static (long, long)? Memory()
    {
        Span<uint> pages = stackalloc uint[38];
        var count = pages.Length;
        if (HostStatistics64(MachHost(), Memory64, ref MemoryMarshal.GetReference(pages), ref count) != 0)
            return null;
        return (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, ((long)pages[0] + pages[2]) * Environment.SystemPageSize);
    }

    // rusage_info_v2: ri_diskio_bytesread and ri_diskio_byteswritten follow 16 bytes of identity and sixteen numbers.
    private static ProcessCounters WithTraffic(ProcessCounters process)
    {
        Span<ulong> usage = stackalloc ulong[64];
        return ProcessUsage(process.Id, Usage, ref MemoryMarshal.GetReference(usage)) == 0
            ? process with { ReadBytes = (long)usage[18], WrittenBytes = (long)usage[19] }
            : process;
    }

    [LibraryImport("libSystem", EntryPoint = "mach_host_self")]
    private static partial uint MachHost();

    [LibraryImport("libSystem", EntryPoint = "host_statistics")]
    private static partial int HostStatistics(uint host, int flavor, ref uint info, ref int count);

    [LibraryImport("libSystem", EntryPoint = "host_statistics64")]
    private static partial int HostStatistics64(uint host, int flavor, ref uint info, ref int count);

    [LibraryImport("libSystem", EntryPoint = "proc_pid_rusage")]
    private static partial int ProcessUsage(int process, int flavor, ref ulong usage);
}
