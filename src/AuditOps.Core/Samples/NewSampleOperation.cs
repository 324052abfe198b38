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
            .Select(format => (Format: format.ToLowerInvariant(), Run: new SampleRun(format.ToLowerInvariant(), period, request.Seed)))
            .ToArray();
        var labels = Path.Combine(folder, LabelFile.Name);
        if (!request.Force) RefuseExisting([labels, .. runs.Select(r => Path.Combine(folder, r.Run.FileName))]);
        if (!context.Observer.Approve(new Change($"Write {runs.Length} sample log(s) and their labels", folder))) yield break;

        Directory.CreateDirectory(folder);
        var files = new List<SampleFile>();
        foreach (var (format, run) in runs)
        {
            var file = Path.Combine(folder, run.FileName);
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
                Destination = file,
                Format = format,
                Events = events,
                Attacks = run.Labels.Count(l => l.Scenario.Difficulty is not null),
                Labels = labels,
            });
        }

        Write(labels, period.End, stream =>
        {
            LabelFile.Write(stream, request.Seed, period, runs.SelectMany(r => r.Run.Labels));
            return 0;
        });
        context.Observer.OnProgress(new Progress("Making samples", folder, 1, Completed: true));
        foreach (var file in files) yield return file;
    }

    private static void RefuseExisting(IEnumerable<string> files)
    {
        if (files.FirstOrDefault(File.Exists) is { } existing)
        {
            throw new AuditOpsException(ErrorKind.Conflict, "FileExists",
                $"'{existing}' exists. Choose another folder, or replace the files with Force.")
            { Target = existing };
        }
    }

    private static long Write(string file, DateTime modified, Func<Stream, long> write)
    {
        var partial = file + ".partial";
        try
        {
            long result;
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20)) result = write(stream);

            // The time of a file is part of what is read from it, so it belongs to the sample too.
            File.SetLastWriteTimeUtc(partial, modified);
            File.Move(partial, file, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
