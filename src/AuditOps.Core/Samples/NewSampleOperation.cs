using AuditOps.Core.Operations;
using AuditOps.Core.Samples.Renderings;

namespace AuditOps.Core.Samples;

/// <summary>Writes sample logs and the file that names the attacks in them.</summary>
internal sealed class NewSampleOperation : IOperation<NewSample, SampleFile>
{
    private static readonly DateTime FixedUntil = new(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc);

    public IEnumerable<SampleFile> Run(NewSample request, OperationContext context)
    {
        var folder = Path.GetFullPath(request.Destination);
        var until = request.Until?.UtcDateTime ?? FixedUntil;
        var period = new SamplePeriod(until.AddDays(-request.Days), request.Days, request.Size);
        var runs = (request.Format.Count > 0 ? request.Format : [.. RenderingCatalog.Formats])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(format => new SampleRun(format.ToLowerInvariant(), period, request.Seed))
            .Select(run => (Run: run, File: Output(run.FileName)))
            .ToArray();
        var labels = Output(LabelFile.Name);
        if (!context.Observer.Approve(new Change($"Write {runs.Length} sample log(s) and their labels", folder))) yield break;

        var files = new List<SampleFile>();
        foreach (var (run, file) in runs)
        {
            var reported = 0L;
            var events = Write(file, period.End, stream => run.Write(stream, share =>
            {
                var now = context.Clock.GetTimestamp();
                if (reported != 0 && context.Clock.GetElapsedTime(reported, now) < TimeSpan.FromMilliseconds(200)) return;
                reported = now;
                context.Observer.OnProgress(new Progress("Making samples", run.FileName, (files.Count + share) / runs.Length));
            }, context.CancellationToken));
            files.Add(new SampleFile
            {
                Destination = file.Path,
                Format = run.Format,
                Events = events,
                Attacks = run.Labels.Count(l => l.Scenario.Difficulty is not null),
                Labels = labels.Path,
            });
        }

        Write(labels, period.End, stream =>
        {
            LabelFile.Write(stream, request.Seed, period, runs.SelectMany(r => r.Run.Labels));
            return 0;
        });
        context.Observer.OnProgress(new Progress("Making samples", folder, 1, Completed: true));
        foreach (var file in files) yield return file;

        OutputFile Output(string name) => new(Path.Combine(folder, name), request.Force, makeFolder: true);
    }

    private static long Write(OutputFile file, DateTime modified, Func<Stream, long> write)
    {
        var result = 0L;
        file.Write(draft =>
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20)) result = write(stream);

            // The time of a file is part of what is read from it, so it belongs to the sample too.
            File.SetLastWriteTimeUtc(draft, modified);
        });
        return result;
    }
}
