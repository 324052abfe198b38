using System.Globalization;

namespace AuditOps.Benchmarks.Items;

/// <summary>Batches of scripts in PowerShell, beside ForEach-Object -Parallel with the same work.</summary>
internal static class Batches
{
    private const string Waits = "Start-Sleep -Milliseconds 250";

    // A fifth of a second of nothing but computing, and so many of them that what .NET compiles meanwhile, on the other processor, is a small part.
    // A loop in PowerShell makes an object at each step: two of them share the memory, and are slower side by side even in two processes.
    private const string Computes = "[Security.Cryptography.Rfc2898DeriveBytes]::Pbkdf2('secret', [byte[]]::new(16), 400000, 'SHA256', 32)";
    private const string Loops = "$x = 0; foreach ($i in 1..3000000) { $x += $i }";

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new Times("batch-waiting", "Batch of 32 items that wait 0.25 s, 4 workers against 1", 3, 32, 4, Waits),
        new Times("batch-computing", "Batch of 64 items that compute for some 0.2 s, 2 workers against 1", 1.8, 64, 2, Computes),
        new Times("batch-loops", "Batch of 16 items that loop in PowerShell for some 0.2 s, 2 workers against 1", null, 16, 2, Loops),
        new First(),
        new Overhead(),
        new Growth(),
    ];

    private static string Before(string more = "") =>
        $"{Shell.ImportModule}; $env:AUDITOPS_STORE = Join-Path ([IO.Path]::GetTempPath()) \"auditops-batch-$([guid]::NewGuid())\"; $null = 1..4 | Invoke-AuditBatch {{ $_ }}; $null = 1..4 | ForEach-Object -Parallel {{ $_ }}; {more}";

    private static Rival Parallel(string timed) => new("ForEach-Object -Parallel", Shell.Time(Before(), timed));

    /// <summary>How many times as quick several workers are as one.</summary>
    private sealed class Times(string name, string what, double? atLeast, int items, int workers, string work) : Benchmark
    {
        private const int Pairs = 5;

        // Each item tells how long it took.
        private readonly string script = $"{{ $clock = [Diagnostics.Stopwatch]::StartNew(); $null = & {{ {work} }}; $clock.Elapsed.TotalMilliseconds }}";

        public override string Name => name;

        public override string What => what;

        public override string Unit => "×";

        public override Budget? Budget => atLeast is { } least ? Benchmarks.Budget.AtLeast(least) : null;

        public override Measurement Run(BenchmarkData data)
        {
            var pairs = Enumerable.Range(0, Pairs).Select(_ => Pair()).OrderBy(pair => pair.Times).ToList();
            var (times, many, _, _) = pairs[Pairs / 2];
            var apart = pairs.Select(pair => pair.Apart).Order().ElementAt(Pairs / 2);
            return new Measurement(times, many)
            {
                Note = FormattableString.Invariant($"the median of {Pairs}, from {pairs[0].Times:0.00} to {pairs[^1].Times:0.00}; {pairs.Average(pair => pair.AtATime):0.00} items ran at a time; {workers} processes that share nothing and do a part each: {apart:0.00}"),
                Rivals = [Parallel($"1..{items} | ForEach-Object -Parallel {script} -ThrottleLimit {workers} | Out-Null")],
            };
        }

        private (double Times, Spent Many, double AtATime, double Apart) Pair()
        {
            var one = Sequential(items);
            var apart = Enumerable.Range(0, workers).AsParallel().WithDegreeOfParallelism(workers).Select(_ => Sequential(items / workers).Wall).Max();
            var (many, said) = Shell.TimeAndSay(Before(), $"$took = 1..{items} | Invoke-AuditBatch {script} -ThrottleLimit {workers}; $watch.Stop()", "($took | Measure-Object -Sum).Sum / $watch.Elapsed.TotalMilliseconds");
            return (one.Wall / many.Wall, many, double.Parse(said, CultureInfo.InvariantCulture), one.Wall / apart);
        }

        private Spent Sequential(int count) => Shell.Time(Before(), $"1..{count} | Invoke-AuditBatch {script} -Mode Sequential | Out-Null");
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
