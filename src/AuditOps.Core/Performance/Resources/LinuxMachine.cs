using System.Globalization;

namespace AuditOps.Core.Performance.Resources;

/// <summary>Reads /proc and /sys (proc(5), Documentation/admin-guide/iostats.rst). What a container hides is null.</summary>
/// <param name="clock">The clock.</param>
/// <param name="proc">Where /proc is.</param>
/// <param name="sys">Where /sys is.</param>
internal sealed class LinuxMachine(TimeProvider clock, string proc = "/proc", string sys = "/sys") : IMachine
{
    // The kernel tells user programs times in hundredths of a second and sizes of disks in sectors of 512 bytes, whatever the hardware has.
    private const double Tick = 0.01;
    private const int Sector = 512;
    private static readonly string[] NotDisks = ["loop", "ram", "zram", "dm-", "md", "sr", "fd"];

    public MachineCounters Read(int processId) => new(clock.GetTimestamp(), clock.GetUtcNow().UtcDateTime)
    {
        Cpu = Cpu(),
        Memory = Memory(),
        Disks = Disks(),
        Links = Links(),
        Process = Process(processId),
    };

    private CpuCounters? Cpu()
    {
        // user nice system idle iowait irq softirq steal; guest time is part of user time already.
        if (Lines("stat").FirstOrDefault(line => line.StartsWith("cpu ", StringComparison.Ordinal)) is not { } line)
            return null;
        var times = Words(line).Skip(1).Take(8).Select(word => long.Parse(word, CultureInfo.InvariantCulture) * Tick).ToArray();
        if (times.Length < 5)
            return null;
        var total = times.Sum();
        return new CpuCounters(total - times[3] - times[4], total, times[4]);
    }

    private (long, long)? Memory()
    {
        var lines = Lines("meminfo").Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        return lines.TryGetValue("MemTotal", out var total) && lines.TryGetValue("MemAvailable", out var available) ? (Bytes(total), Bytes(available)) : null;
    }

    private List<DiskCounters> Disks() =>
    [
        .. Lines("diskstats").Select(Words)
            .Where(words => words.Length >= 13 && Directory.Exists(Path.Combine(sys, "block", words[2])) && !Array.Exists(NotDisks, name => words[2].StartsWith(name, StringComparison.Ordinal)))
            .Select(words => new DiskCounters(words[2], Number(words[5]) * Sector, Number(words[9]) * Sector, Number(words[12]) / 1000.0)),
    ];

    private List<LinkCounters> Links()
    {
        var links = Lines("net/dev").Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2 && pair[0].Trim() != "lo")
            .Select(pair => (Name: pair[0].Trim(), Counts: Words(pair[1])))
            .Where(link => link.Counts.Length >= 9)
            .Select(link => new LinkCounters(link.Name, Number(link.Counts[0]), Number(link.Counts[8]), Speed(link.Name))).ToList();

        // Bridges and their ends would count what the hardware carries again.
        var real = links.Where(link => Directory.Exists(Path.Combine(sys, "class", "net", link.Name, "device"))).ToList();
        return real.Count > 0 ? real : links;
    }

    private double? Speed(string link)
    {
        try
        {
            return long.TryParse(File.ReadAllText(Path.Combine(sys, "class", "net", link, "speed")), CultureInfo.InvariantCulture, out var megabits) && megabits > 0 ? megabits * 1e6 / 8 : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Many virtual links have no speed, and say so with an error.
            return null;
        }
    }

    private ProcessCounters? Process(int processId)
    {
        if (!Directory.Exists(Path.Combine(proc, "self")))
            return new PlainMachine(clock).Read(processId).Process;
        if (Lines($"{processId}/stat").FirstOrDefault() is not { } line || line.LastIndexOf(')') is not (> 0 and var end))
            throw PlainMachine.NoProcess(processId);

        // The name stands in brackets and may hold anything, brackets too.
        var words = Words(line[(end + 1)..]);
        var io = Lines($"{processId}/io").Select(each => each.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => Number(pair[1].Trim()));
        return new ProcessCounters(
            processId,
            line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..end],
            (Number(words[11]) + Number(words[12])) * Tick,
            Number(words[21]) * Environment.SystemPageSize,
            (int)Number(words[17]),
            io.TryGetValue("read_bytes", out var read) ? read : null,
            io.TryGetValue("write_bytes", out var written) ? written : null);
    }

    private string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(proc, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static long Bytes(string kilobytes) => Number(Words(kilobytes)[0]) * 1024;
}
