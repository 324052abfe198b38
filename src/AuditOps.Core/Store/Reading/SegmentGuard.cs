using AuditOps.Core.Store.Segments;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>Says in terms of the store why DuckDB could not read it.</summary>
internal sealed class SegmentGuard(StoreFolder folder, IReadOnlyList<Segment> segments)
{
    /// <summary>Whether an error was met.</summary>
    public bool Met { get; set; }

    /// <summary>Checks that every segment's file is there, in its size.</summary>
    /// <exception cref="AuditOpsException">One is not.</exception>
    public void Check()
    {
        if (Damaged() is { } damaged)
        {
            throw damaged;
        }
    }

    /// <summary>Finds the cause of an error.</summary>
    public Exception Explain(DuckDBException e)
    {
        Met = true;
        return e switch
        {
            _ when Damaged() is { } damaged => damaged,
            { ErrorType: DuckDBErrorType.OutOfMemory } => new AuditOpsException(ErrorKind.ResourceUnavailable, "OutOfMemory",
                $"The query needs more memory than it may use. Narrow it down by time or actor. ({e.Message})", e)
            { Target = folder.Root },
            { ErrorType: DuckDBErrorType.IO or DuckDBErrorType.InvalidInput or DuckDBErrorType.Serialization } => new AuditOpsException(
                ErrorKind.InvalidData, "SegmentDamaged",
                $"A segment of the store '{folder.Root}' cannot be read. Run Test-AuditStore to find which one, and restore it from a copy. ({e.Message})", e)
            { Target = folder.Root },
            _ => new AuditOpsException(ErrorKind.Internal, "QueryFailed", $"The store '{folder.Root}' could not be queried: {e.Message}", e) { Target = folder.Root },
        };
    }

    /// <summary>The first segment whose file is missing or has another size, as an error; null if there is none.</summary>
    public AuditOpsException? Damaged()
    {
        foreach (var segment in segments)
        {
            var file = new FileInfo(folder.Segment(segment.Name));
            if (!file.Exists || file.Length != segment.Bytes)
            {
                var what = file.Exists ? $"has {file.Length} bytes instead of {segment.Bytes}" : "is missing";
                return new AuditOpsException(ErrorKind.InvalidData, "SegmentDamaged",
                    $"The segment '{file.FullName}' {what}: it was changed outside of AuditOps. Run Test-AuditStore to see what else is damaged, "
                    + "and restore the file from a copy.")
                { Target = file.FullName };
            }
        }

        return null;
    }
}
