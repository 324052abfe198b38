using System.Text.Json;

namespace AuditOps.Benchmarks;

/// <summary>Verdicts as JSON, for machines that compare runs.</summary>
internal static class ResultJson
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Write(string file, IEnumerable<Verdict> verdicts) => File.WriteAllText(file, JsonSerializer.Serialize(
        new
        {
            Date = DateTime.UtcNow,
            Cores = Environment.ProcessorCount,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            System = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
            Benchmarks = verdicts.Select(verdict => new
            {
                verdict.Benchmark.Name,
                verdict.Benchmark.What,
                verdict.Benchmark.Unit,
                verdict.Measurement?.Value,
                Seconds = verdict.Measurement?.Spent.Wall.TotalSeconds,
                CpuSeconds = verdict.Measurement?.Spent.Cpu.TotalSeconds,
                Budget = verdict.Benchmark.Budget?.Bound,
                TimesAsQuickBudget = verdict.Benchmark.TimesAsQuick,
                verdict.TimesAsQuick,
                Met = verdict.IsMet,
                Rivals = verdict.Measurement?.Rivals.Select(rival => new { rival.Name, Seconds = rival.Spent?.Wall.TotalSeconds, CpuSeconds = rival.Spent?.Cpu.TotalSeconds }),
                Note = verdict.Reason ?? verdict.Measurement?.Note,
            }),
        },
        Form));
}
