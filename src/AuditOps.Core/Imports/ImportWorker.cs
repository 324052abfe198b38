using AuditOps.Core.Formats;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>Turns jobs into staged segments, one at a time, in a database of its own.</summary>
/// <param name="writer">Stages segments.</param>
/// <param name="runners">Opens the databases.</param>
/// <param name="settings">How inputs are imported.</param>
internal sealed class ImportWorker(StoreWriter writer, FormatRunners runners, ImportSettings settings) : IDisposable
{
    /// <summary>How much memory a job may need for each byte of its input: the text is in several columns, in several steps.</summary>
    private const int MemoryPerByte = 24;

    private const int OrdinaryMegabytes = 16 * MemoryPerByte;

    private readonly int share = Math.Max(OrdinaryMegabytes, settings.MemoryMegabytes / settings.Workers);
    private readonly HashSet<FormatDefinition> unordered = [];
    private FormatRunner? ordinary;

    /// <summary>Reads the job's records, runs the format over them, and writes the segment.</summary>
    public ImportBatch Run(ImportJob job, CancellationToken cancellationToken)
    {
        // Only a single giant record makes a job so large; it gets a database of its own.
        var needed = (int)(job.Parts.Sum(part => (long)part.Slice.Bytes.Length) * MemoryPerByte >> 20);
        if (needed <= share)
            return Run(job, ordinary ??= runners.Open(writer.StagingFolder, share), cancellationToken);
        using var large = runners.Open(writer.StagingFolder, needed);
        return Run(job, large, cancellationToken);
    }

    public void Dispose() => ordinary?.Dispose();

    private ImportBatch Run(ImportJob job, FormatRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            runner.Input.Clear();
            foreach (var part in job.Parts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                runner.Input.Begin(part.Slice.Source, part.Input.SourceFile, part.Step.After.Year, part.Slice.Bytes);
                part.Input.Reader.Parse(part.Slice, runner.Input);
            }

            var problems = runner.Input.Problems.ToList();
            if (runner.Input.Records == 0)
                return new ImportBatch(job, null, null, problems, null);
            var labels = new ImportLabels(settings.TimeZone, settings.Origin, settings.Clock.GetUtcNow().UtcDateTime);
            StagedSegment? segment = null;
            var staged = runner.Run(
                job.Format,
                labels,
                events =>
                {
                    // Logs that tell no stamps before they are parsed are mostly in order, or mostly not.
                    segment = writer.Staging.Write(runner.Database, events, runner.Input.InOrder ?? !unordered.Contains(job.Format), cancellationToken);
                    return segment.Events;
                });
            if (!staged.InOrder)
                unordered.Add(job.Format);
            return new ImportBatch(job, staged, writer.WithoutDoubles(segment!, cancellationToken), problems, null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new ImportBatch(job, null, null, [], error);
        }
        finally
        {
            runner.Input.Clear();
            job.Dispose();
        }
    }
}
