using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Chain;

namespace AuditOps.Core.Store.Segments;

/// <summary>
/// The steps from staged files to a committed link: move the files where readers look, make that durable, then let the catalogue say so.
/// A crash before the catalogue's commit leaves files that no reader knows; a sweep removes them.
/// </summary>
internal static class Publication
{
    /// <summary>How the catalogue took it.</summary>
    public enum Outcome
    {
        Committed,

        /// <summary>An input is not where it was when the step was planned.</summary>
        ImportMoved,

        /// <summary>Segments were added meanwhile that may hold the same events.</summary>
        EventsAdded,
    }

    /// <summary>Moves files to the segments, and waits until they are there for certain. Empty segments are left out.</summary>
    public static IReadOnlyList<StagedSegment> Publish(EventStore store, IReadOnlyList<StagedSegment> staged)
    {
        var published = new List<StagedSegment>();
        foreach (var segment in staged)
        {
            if (segment.Segment.Rows == 0)
            {
                File.Delete(segment.File);
                continue;
            }

            var target = store.Folder.Segment(segment.Segment.Name);
            if (segment.File != target)
            {
                File.Move(segment.File, target);
            }

            published.Add(segment with { File = target });
        }

        if (published.Count > 0 && store.Options.Durable)
        {
            Disk.FlushFolder(store.Folder.Segments);
        }

        return published;
    }

    /// <summary>Adds published segments and the imports' new state to the catalogue, if nothing has changed that they build upon.</summary>
    public static Outcome Record(EventStore store, IReadOnlyList<ImportStep> imports, IReadOnlyList<StagedSegment> published) =>
        store.Catalog.Write(transaction =>
        {
            if (imports.Any(step => !Same(transaction.Import(step.After.Source), step.Before)))
            {
                return Outcome.ImportMoved;
            }

            if (published.Any(segment => Doubles.Candidates(segment.Segment, transaction.SegmentsSince(segment.Head)).Count > 0))
            {
                return Outcome.EventsAdded;
            }

            RequireFiles(published);
            var moved = imports.Where(step => !Same(step.Before, step.After)).Select(step => step.After).ToList();
            if (published.Count > 0 || moved.Count > 0)
            {
                transaction.Append(new LinkContent
                {
                    Kind = LinkKind.Append,
                    Time = store.Options.Clock.GetUtcNow().UtcDateTime,
                    Added = [.. published.Select(segment => segment.Segment)],
                    Imports = [.. moved.Select(state => new ImportMark(state.Source, state.Offset, state.Record, state.Tail))],
                });
            }

            foreach (var step in imports)
            {
                transaction.PutImport(step.After);
            }

            return Outcome.Committed;
        });

    /// <summary>Deletes files after an error, but never one that the catalogue may have taken.</summary>
    public static void Withdraw(EventStore store, IReadOnlyList<StagedSegment> published)
    {
        try
        {
            foreach (var segment in published.Where(segment => !store.Catalog.Read(transaction => transaction.HasSegment(segment.Segment.Name))))
            {
                File.Delete(segment.File);
            }
        }
        catch (Exception e) when (e is AuditOpsException or IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one to tell; the sweep removes the files.
        }
    }

    private static bool Same(ImportState? one, ImportState? other) =>
        (one, other) is (null, null) || (one is not null && other is not null && one.Offset == other.Offset && one.Record == other.Record && one.Tail == other.Tail);

    private static void RequireFiles(IReadOnlyList<StagedSegment> published)
    {
        if (published.FirstOrDefault(segment => !File.Exists(segment.File)) is { } gone)
        {
            throw new AuditOpsException(ErrorKind.Conflict, "SegmentVanished",
                $"The file '{gone.File}' was removed while it was being imported. Nothing was changed; import again.") { Target = gone.File };
        }
    }
}
