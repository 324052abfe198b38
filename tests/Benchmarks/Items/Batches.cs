using System.Globalization;

namespace AuditOps.Benchmarks.Items;

/// <summary>Batches of scripts in PowerShell, beside ForEach-Object -Parallel with the same work.</summary>
internal static class Batches
{
    private const string Waits = "{ Start-Sleep -Milliseconds 250; $_ }";
    // A quarter of a second or so, like those that wait.
    private const string Computes = "{ $x = 0; foreach ($i in 1..3000000) { $x += $i }; $x }";

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new Times("batch-waiting", "Batch of 32 items that wait 0.25 s, 4 workers against 1", 3, 32, 4, Waits),
        new Times("batch-computing", "Batch of 16 items that compute for some 0.3 s, 2 workers against 1", 1.8, 16, 2, Computes),
        new First(),
        new Overhead(),
        new Growth(),
    ];

    private static string Before(string more = "") =>
        $"{Shell.ImportModule}; $env:AUDITOPS_STORE = Join-Path ([IO.Path]::GetTempPath()) \"auditops-batch-$([guid]::NewGuid())\"; $null = 1..4 | Invoke-AuditBatch {{ $_ }}; $null = 1..4 | ForEach-Object -Parallel {{ $_ }}; {more}";

    private static Rival Parallel(string timed) => new("ForEach-Object -Parallel", Shell.Time(Before(), timed));

    /// <summary>How many times as quick several workers are as one.</summary>
    private sealed class Times(string name, string what, double atLeast, int items, int workers, string script) : Benchmark
    {
        public override string Name => name;

        public override string What => what;

        public override string Unit => "×";

        public override Budget? Budget => Benchmarks.Budget.AtLeast(atLeast);

        public override Measurement Run(BenchmarkData data)
        {
            var one = Shell.Time(Before(), $"1..{items} | Invoke-AuditBatch {script} -Mode Sequential | Out-Null");
            var many = Shell.Time(Before(), $"1..{items} | Invoke-AuditBatch {script} -ThrottleLimit {workers} | Out-Null");
            return new Measurement(one.Wall / many.Wall, many) { Rivals = [Parallel($"1..{items} | ForEach-Object -Parallel {script} -ThrottleLimit {workers} | Out-Null")] };
        }
    }

    private sealed class First : Benchmark
    {
        public override string Name => "batch-first";

        public override string What => "First result of a batch of items that take 1 s";

        public override string Unit => "s";

        public override Budget? Budget => Benchmarks.Budget.AtMost(1.1);

        public override Measurement Run(BenchmarkData data)
        {
            const string Stop = "ForEach-Object { if ($watch.IsRunning) { $watch.Stop() } }";
            var own = Shell.Time(Before(), $"1..8 | Invoke-AuditBatch {{ Start-Sleep 1; $_ }} | {Stop}");
            return new Measurement(own.Wall.TotalSeconds, own) { Rivals = [Parallel($"1..8 | ForEach-Object -Parallel {{ Start-Sleep 1; $_ }} -ThrottleLimit 4 | {Stop}")] };
        }
    }

    private sealed class Overhead : Benchmark
    {
        private const int Items = 2_000;

        public override string Name => "batch-overhead";

        public override string What => "Batch of 2,000 items that do nothing, each";

        public override string Unit => "ms";

        public override Budget? Budget => Benchmarks.Budget.AtMost(2);

        public override Measurement Run(BenchmarkData data)
        {
            var own = Shell.Time(Before(), $"1..{Items} | Invoke-AuditBatch {{ $_ }} -MaximumSize {Items} | Out-Null");
            return new Measurement(own.Wall.TotalMilliseconds / Items, own) { Rivals = [Parallel($"1..{Items} | ForEach-Object -Parallel {{ $_ }} -ThrottleLimit 4 | Out-Null")] };
        }
    }

    private sealed class Growth : Benchmark
    {
        public override string Name => "batch-growth";

        public override string What => "Memory that a batch of 10,000 items needs more at its end than after 1,000 of them";

        public override string Unit => "MB";

        public override Budget? Budget => Benchmarks.Budget.AtMost(4);

        public override Measurement Run(BenchmarkData data)
        {
            const string Timed = "$count = 0; 1..10000 | Invoke-AuditBatch { 'x' * 1000 } -MaximumSize 10000 | ForEach-Object { $count++; if ($count -eq 1000) { $early = [GC]::GetTotalMemory($true) }; if ($count -eq 10000) { $late = [GC]::GetTotalMemory($true) } }; $watch.Stop()";
            var (spent, said) = Shell.TimeAndSay(Before(), Timed, "($late - $early) / 1e6");
            return new Measurement(double.Parse(said, CultureInfo.InvariantCulture), spent) { Note = "10,000 results of 1 kB" };
        }
    }
}
