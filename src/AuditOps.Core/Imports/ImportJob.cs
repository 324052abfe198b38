using AuditOps.Core.Formats;
using AuditOps.Core.Readers;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>What one worker turns into one segment: a slice of a large input, or several small inputs of one format.</summary>
/// <param name="Format">The format of all its parts.</param>
/// <param name="Parts">Slices in the order in which they are committed.</param>
internal sealed record ImportJob(FormatDefinition Format, IReadOnlyList<ImportPart> Parts) : IDisposable
{
    public void Dispose()
    {
        foreach (var part in Parts)
            part.Slice.Dispose();
    }
}

/// <summary>One slice of an input, with what the catalogue must say before it is committed and will say after.</summary>
internal sealed record ImportPart(PlannedInput Input, Slice Slice, ImportStep Step);

/// <summary>What became of a job: staged events, or the error that kept them from being staged.</summary>
internal sealed record ImportBatch(ImportJob Job, StagedEvents? Staged, StagedSegment? Segment, IReadOnlyList<RecordProblem> Problems, Exception? Error);
