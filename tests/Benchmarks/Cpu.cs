using System.Runtime.InteropServices;

namespace AuditOps.Benchmarks;

/// <summary>Processor time, which a busy machine does not change much, and memory.</summary>
internal static unsafe partial class Cpu
{
    private const int ThreadClock = 3;
    private const int Children = -1;

    /// <summary>What this thread has used.</summary>
    public static TimeSpan Thread
    {
        get
        {
            Span<long> time = stackalloc long[2];
            fixed (long* at = time)
                _ = clock_gettime(ThreadClock, at);
            return TimeSpan.FromSeconds(time[0] + (time[1] / 1e9));
        }
    }

    /// <summary>What all threads of this process have used.</summary>
    public static TimeSpan Process => Environment.CpuUsage.TotalTime;

    /// <summary>What all child processes that have ended have used.</summary>
    public static TimeSpan Ended
    {
        get
        {
            // struct rusage begins with ru_utime and ru_stime, two longs each.
            Span<long> usage = stackalloc long[18];
            fixed (long* at = usage)
                _ = getrusage(Children, at);
            return TimeSpan.FromSeconds(usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6));
        }
    }

    /// <summary>The most memory that this process has had resident, in bytes.</summary>
    public static long PeakMemoryBytes => OperatingSystem.IsLinux()
        ? File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..]
            ? long.Parse(kilobytes, System.Globalization.CultureInfo.InvariantCulture) << 10
            : 0
        : System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64;

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, long* time);

    [LibraryImport("libc")]
    private static partial int getrusage(int who, long* usage);
}
