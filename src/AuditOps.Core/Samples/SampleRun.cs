using AuditOps.Core.Samples.Attacks;
using AuditOps.Core.Samples.Habits;
using AuditOps.Core.Samples.Renderings;
using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples;

/// <summary>Makes one sample: everyday life, look-alikes and attacks, merged in order of time and written in one format's words.</summary>
/// <param name="format">The format.</param>
/// <param name="period">When it plays.</param>
/// <param name="seed">What chance starts from.</param>
/// <param name="attacks">What it hides; null for all attacks.</param>
internal sealed class SampleRun(string format, SamplePeriod period, int seed, IReadOnlyList<Attack>? attacks = null)
{
    private const int FlushBytes = 1 << 16;
    private const long CalibrationSize = 40_000;
    private const double BenignShare = 0.95;

    /// <summary>What the sample hid, in the order in which it was cast.</summary>
    public IReadOnlyList<SampleLabel> Labels { get; private set; } = [];

    /// <summary>The name of the sample's file.</summary>
    public string Format => format;

    public string FileName { get; } = RenderingCatalog.Create(format).FileName;

    /// <summary>Writes the sample.</summary>
    /// <param name="output">Takes the bytes.</param>
    /// <param name="progress">Hears the share that is done, about once for every sixteenth of a megabyte.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many events it holds.</returns>
    public long Write(Stream output, Action<double> progress, CancellationToken cancellationToken)
    {
        var rendering = RenderingCatalog.Create(format);
        var stage = NewStage(period, Calibrate(cancellationToken));
        var random = Random();
        var scenarios = LookAlikes.Cast(stage, random.Fork("look-alikes")).Concat(AttackCatalog.Cast(attacks ?? AttackCatalog.All, stage, random.Fork("attacks"))).ToArray();
        var labels = scenarios.ToDictionary(s => s, s => new SampleLabel(s, rendering.Format, rendering.FileName));
        Play(stage, rendering, scenarios, labels, Flush, cancellationToken);
        Labels = [.. scenarios.Select(s => labels[s]).Where(l => l.Count > 0)];
        return rendering.Records;

        void Flush(DateTime reached)
        {
            output.Write(rendering.Text.Bytes);
            rendering.Text.Clear();
            progress((reached - period.Start) / (period.End - period.Start));
        }
    }

    /// <summary>Finds how busy everyday life must be for the sample to get its size, by living a week of a small world without writing it down.</summary>
    private double Calibrate(CancellationToken cancellationToken)
    {
        var days = Math.Min(7, period.Days);
        var week = period with { Days = days, Size = Math.Clamp((long)(period.PerDay * days), 1, CalibrationSize) };
        var tempo = 1.0;
        for (var round = 0; round < 3; round++)
        {
            var rendering = RenderingCatalog.Create(format);
            Play(NewStage(week, tempo), rendering, [], [], _ => rendering.Text.Clear(), cancellationToken);
            tempo = Math.Clamp(tempo * BenignShare * week.Size / Math.Max(rendering.Records, 1), 0.002, 200);
        }

        return tempo;
    }

    private SampleRandom Random() => new SampleRandom((ulong)seed).Fork(format is "journald" or "auditd" ? "syslog" : format);

    private Stage NewStage(SamplePeriod when, double tempo)
    {
        var rendering = RenderingCatalog.Create(format);
        var population = new Population(Random().Fork("population"), when);
        return new Stage(population, rendering.Vocabulary, rendering.Kinds, tempo * population.Crowding);
    }

    private void Play(
        Stage stage,
        Rendering rendering,
        IReadOnlyList<Scenario> scenarios,
        Dictionary<Scenario, SampleLabel> labels,
        Action<DateTime> flush,
        CancellationToken cancellationToken)
    {
        rendering.Begin();
        foreach (var activity in ActivityMerge.InOrder([.. Habits(stage), .. scenarios.Select(Marked)]))
        {
            if (activity.Time < stage.Period.Start) continue;
            if (activity.Time >= stage.Period.End) break;

            rendering.Written.Clear();
            rendering.Render(activity);
            if (activity.Scenario is not null) labels[activity.Scenario].Add(activity, rendering.Written);
            if (rendering.Text.Length < FlushBytes) continue;

            cancellationToken.ThrowIfCancellationRequested();
            flush(activity.Time);
        }

        rendering.End();
        flush(stage.Period.End);
    }

    private static IEnumerable<Activity> Marked(Scenario scenario) => scenario.Activities.Select(a => a with { Scenario = scenario });

    private IEnumerable<IEnumerable<Activity>> Habits(Stage stage)
    {
        var random = Random();
        foreach (var (person, i) in stage.Population.People.Select((p, i) => (p, i)))
            yield return new WorkDays(stage, person, random.Fork("work", i)).Play();
        foreach (var host in stage.Population.Hosts)
            yield return new ScheduledJobs(stage, host, random.Fork("schedule", host.Number)).Play();
        foreach (var (account, i) in stage.Population.Services.Select((a, i) => (a, i)))
            yield return new ServiceRuns(stage, account, stage.Population.ServiceAddress[i], i, random.Fork("service", i)).Play();
        yield return new InternetNoise(stage, random.Fork("noise")).Play();
    }
}
