using System.Globalization;
using System.Text.Json;
using AuditOps.Quality.Machines;

namespace AuditOps.Quality.Measures;

/// <summary>What is told of the machine, beside what top and iostat tell of the same seconds.</summary>
internal sealed class MachineReadings : Measure
{
    private const int Rounds = 4;
    private const int Seconds = 5;

    public override string Name => "machine-readings";

    public override string What => "readings of the machine";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(round => Round.Take(data, round)).ToList();
        yield return Difference(rounds, "processors, against top", "points", 3, round => Math.Abs(round.Own.CpuPercent!.Value - (100 - round.TopIdle)));
        yield return Difference(rounds, "processors, against iostat", "points", 3, round => Math.Abs(round.Own.CpuPercent!.Value - (100 - round.Idle - round.Wait)));
        yield return Difference(rounds, "waiting for disks, against iostat", "points", 3, round => Math.Abs(round.Own.IoWaitPercent!.Value - round.Wait));
        yield return Difference(rounds, "how busy the busiest disk was, against iostat", "points", 5, round => Math.Abs(round.Own.DiskBusyPercent!.Value - round.DiskBusy));
        yield return Difference(rounds, "bytes written, against iostat", "%", 5, round => 100 * Math.Abs(round.Own.DiskWriteBytesPerSecond!.Value - round.Written) / Math.Max(round.Written, 1e6));
        yield return Difference(rounds, "processors of a process, against top", "points", 3, round => Math.Abs(round.Own.ProcessCpuPercent!.Value - round.TopProcess));
        yield return Difference(rounds, "memory of a process, against top", "MB", 1, round => Math.Abs(round.Own.ProcessMemoryBytes!.Value - round.TopMemory) / 1e6);
    }

    private static Figure Difference(List<Round> rounds, string of, string unit, double atMost, Func<Round, double> difference) => new(of, rounds.Max(difference), unit)
    {
        AtMost = atMost,
        Note = $"greatest difference of {Rounds} times {Seconds} s, of which some with a busy processor or a busy disk",
    };

    /// <summary>The same seconds, as three programs tell them.</summary>
    private sealed record Round(PerfResource Own, double TopIdle, double TopProcess, double TopMemory, double Idle, double Wait, double DiskBusy, double Written)
    {
        public static Round Take(QualityData data, int round)
        {
            using var load = Load.Of(0, round / 2, data.Scratch("written"));
            using var looked = Tool.Start("sh", "-c", round % 2 == 0 ? "exec sleep 60" : "while :; do :; done");
            var top = Tool.Start("top", "-b", "-d", $"{Seconds}", "-n", "2", "-p", $"{looked.Id}");
            var iostat = Tool.Start("iostat", "-y", "-o", "JSON", "-x", "-k", $"{Seconds}", "1");
            var own = data.Ask(new GetResource { Interval = TimeSpan.FromSeconds(Seconds), ProcessId = looked.Id })[0];

            // The second of top's pictures is of the time between the two.
            var picture = Tool.End(top).Split("\ntop - ")[^1].Split('\n');
            looked.Kill();
            var processors = picture.First(line => line.Contains("Cpu(s)", StringComparison.Ordinal)).Split(',');
            var process = picture.First(line => line.TrimStart().StartsWith($"{looked.Id} ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            using var told = JsonDocument.Parse(Tool.End(iostat));
            var statistics = told.RootElement.GetProperty("sysstat").GetProperty("hosts")[0].GetProperty("statistics")[0];
            var cpu = statistics.GetProperty("avg-cpu");
            var disks = statistics.GetProperty("disk").EnumerateArray().ToList();
            return new Round(
                own,
                Share(processors, " id") + Share(processors, " wa"),
                Number(process[8]),
                Bytes(process[5]),
                cpu.GetProperty("idle").GetDouble(),
                cpu.GetProperty("iowait").GetDouble(),
                disks.Max(disk => disk.GetProperty("util").GetDouble()),
                disks.Sum(disk => disk.GetProperty("wkB/s").GetDouble()) * 1_024);
        }

        private static double Share(string[] processors, string name) =>
            Number(processors.First(part => part.TrimEnd().EndsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

        private static double Bytes(string text) => text[^1] switch
        {
            'g' => Number(text[..^1]) * (1 << 30),
            'm' => Number(text[..^1]) * (1 << 20),
            _ => Number(text) * 1_024,
        };
    }
}
