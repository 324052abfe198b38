using System.Net.NetworkInformation;

namespace AuditOps.Core.Performance.Resources;

/// <summary>What .NET says on every system: the process, its memory limit and the network. Systems that say more derive from it.</summary>
internal class PlainMachine(TimeProvider clock) : IMachine
{
    public virtual MachineCounters Read(int processId) => new(clock.GetTimestamp(), clock.GetUtcNow().UtcDateTime)
    {
        Links = Links(),
        Process = ProcessOf(processId),
    };

    public static AuditOpsException NoProcess(int processId, Exception? cause = null) => new(ErrorKind.NotFound, "ProcessNotFound",
        $"There is no process {processId}, or it has ended. Give the number of one that runs.", cause)
    { Target = nameof(GetResource.ProcessId) };

    private static ProcessCounters ProcessOf(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return new ProcessCounters(processId, process.ProcessName, process.TotalProcessorTime.TotalSeconds, process.WorkingSet64, process.Threads.Count);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw NoProcess(processId, error);
        }
    }

    private static List<LinkCounters> Links()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces()
                .Where(link => link.NetworkInterfaceType != NetworkInterfaceType.Loopback && link.OperationalStatus == OperationalStatus.Up)
                .Select(link => (link, counts: link.GetIPStatistics()))
                .Select(pair => new LinkCounters(pair.link.Name, pair.counts.BytesReceived, pair.counts.BytesSent, pair.link.Speed > 0 ? pair.link.Speed / 8.0 : null))];
        }
        catch (Exception error) when (error is NetworkInformationException or PlatformNotSupportedException)
        {
            return [];
        }
    }
}
