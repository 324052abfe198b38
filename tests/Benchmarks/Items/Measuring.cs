using System.Diagnostics;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Performance.Resources;
using AuditOps.Core.Store;

namespace AuditOps.Benchmarks.Items;

/// <summary>What measuring costs.</summary>
internal static class Measuring
{
    public static IReadOnlyList<Benchmark> All { get; } = [new StartAndStop(), new SampleCost()];

    private sealed class StartAndStop : Benchmark
    {
        public override string Name => "monitor-start-stop";

        public override string What => "Begin and end of a measured operation, in process";

        public override string Unit => "µs";

        public override Budget? Budget => Benchmarks.Budget.AtMost(2);

        public override Measurement Run(BenchmarkData data)
        {
            var folder = data.Fresh("measured");
            var recorder = new MetricRecorder(() => EventStore.OpenOrCreate(folder), TimeSpan.FromDays(90), TimeProvider.System);
            var count = data.Count(1_000_000);
            Repeat(recorder, count / 10);
            var (started, cpu) = (Stopwatch.GetTimestamp(), Cpu.Thread);
            Repeat(recorder, count);
            var spent = new Spent(Stopwatch.GetElapsedTime(started), Cpu.Thread - cpu);
            var writing = Cpu.Thread;
            recorder.Write();
            return new Measurement(spent.Cpu.TotalMicroseconds / count, spent)
            {
                Note = FormattableString.Invariant($"CPU of one thread; to write {count:#,0} runs to the store took {(Cpu.Thread - writing).TotalMilliseconds:0} ms"),
            };
        }

        private static void Repeat(MetricRecorder recorder, int count)
        {
            for (var i = 0; i < count; i++)
                recorder.Stop(recorder.Start("operation", "").Id, failed: false);
        }
    }

    private sealed class SampleCost : Benchmark
    {
        // A monitor that samples each second costs as many hundredths of a core as a sample takes tens of milliseconds.
        private const int EachSecond = 1;

        public override string Name => "monitor-sample";

        public override string What => "A sampler that samples each second";

        public override string Unit => "% of a core";

        public override Budget? Budget => Benchmarks.Budget.AtMost(0.5);

        public override Measurement Run(BenchmarkData data)
        {
            var sampler = new ResourceSampler(Machine.Current(TimeProvider.System), Environment.ProcessId, TimeProvider.System);
            var count = data.Count(1_000);
            var (started, cpu) = (Stopwatch.GetTimestamp(), Cpu.Thread);
            for (var i = 0; i < count; i++)
                sampler.Next();
            var spent = new Spent(Stopwatch.GetElapsedTime(started), Cpu.Thread - cpu);
            return new Measurement(100 * spent.Cpu.TotalSeconds / count / EachSecond, spent)
            {
                Note = FormattableString.Invariant($"{spent.Cpu.TotalMilliseconds / count:0.00} ms of CPU a sample; the default is one each minute"),
            };
        }
    }
}
