using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AuditOps.Core.Performance.Bottlenecks;

/// <summary>Which processes take most of a machine.</summary>
internal static class BusyProcess
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>The process that uses processors most, looked at for a moment; null where none can be seen.</summary>
    public static string? OfCpu(CancellationToken cancellationToken)
    {
        var before = Read(process => process.TotalProcessorTime);
        var begun = Stopwatch.GetTimestamp();
        cancellationToken.WaitHandle.WaitOne(Look);
        var seconds = Stopwatch.GetElapsedTime(begun);
        var busiest = Read(process => process.TotalProcessorTime)
            .Where(pair => before.ContainsKey(pair.Key))
            .Select(pair => (pair.Value.Name, Id: pair.Key, Share: 100 * ((pair.Value.Value - before[pair.Key].Value) / seconds)))
            .OrderByDescending(one => one.Share).FirstOrDefault();
        return busiest.Share >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{busiest.Name} ({busiest.Id}), {busiest.Share:0} % of one processor") : null;
    }

    /// <summary>The process with most resident memory; null where none can be seen.</summary>
    public static string? OfMemory()
    {
        var largest = Read(process => process.WorkingSet64).Select(pair => (pair.Value.Name, Id: pair.Key, Bytes: pair.Value.Value)).OrderByDescending(one => one.Bytes).FirstOrDefault();
        return largest.Bytes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{largest.Name} ({largest.Id}), {largest.Bytes / 1048576.0:#,0} MiB") : null;
    }

    private static Dictionary<int, (string Name, T Value)> Read<T>(Func<Process, T> value)
    {
        var read = new Dictionary<int, (string, T)>();
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                try
                {
                    read[process.Id] = (process.ProcessName, value(process));
                }
                catch (Exception error) when (error is Win32Exception or InvalidOperationException or NotSupportedException)
                {
                    // It has ended meanwhile, or belongs to somebody else.
                }
            }
        }

        return read;
    }
}
