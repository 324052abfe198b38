using AuditOps.Core.Formats;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>Turns jobs into staged segments, one at a time, in a database of its own.</summary>
/// <param name="writer">Stages segments.</param>
/// <param name="settings">How inputs are imported.</param>
internal sealed class ImportWorker(StoreWriter writer, ImportSettings settings) : IDisposable
{
    private readonly FormatRunner runner = new(writer.StagingFolder, Math.Max(128, settings.MemoryMegabytes / settings.Workers));

    /// <summary>Reads the job's records, runs the format over them, and writes the segment.</summary>
    public ImportBatch Run(ImportJob job, CancellationToken cancellationToken)
    {
        try
        {
            runner.Input.Clear();
            foreach (var part in job.Parts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                runner.Input.Begin(part.Slice.Source, part.Input.SourceFile, part.Step.After.Year);
                part.Input.Reader.Parse(part.Slice, runner.Input);
                part.Slice.Dispose();
            }

            var problems = runner.Input.Problems.ToList();
            if (runner.Input.Finish() == 0)
                return new ImportBatch(job, null, null, problems, null);
            var labels = new ImportLabels(settings.TimeZone, settings.Origin, settings.Clock.GetUtcNow().UtcDateTime);
            var staged = runner.Stage(job.Format, labels, cancellationToken);
            return new ImportBatch(job, staged, writer.Stage(runner.Database, FormatRunner.Staged, cancellationToken), problems, null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new ImportBatch(job, null, null, [], error);
        }
        finally
        {
            job.Dispose();
        }
    }

    public void Dispose() => runner.Dispose();
}
