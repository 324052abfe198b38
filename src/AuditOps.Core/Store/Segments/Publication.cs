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

    /// <summary>Moves files to the segments, and waits until they are there for certain. Empty segments have no file.</summary>
    public static IReadOnlyList<StagedSegment> Publish(EventStore store, IReadOnlyList<StagedSegment> staged)
    {
        var published = staged.Select(segment => Move(store, segment)).ToList();
        if (published.Any(segment => segment.Segment.Rows > 0) && store.Options.Durable)
        {
            Disk.FlushFolder(store.Folder.Segments);
        }

        return published;
    }

    /// <summary>Adds published segments and the imports' new state to the catalogue, if nothing has changed that they build upon.</summary>
    public static Outcome Append(EventStore store, IReadOnlyList<ImportStep> imports, IReadOnlyList<StagedSegment> published) =>
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

            var added = Present(published);
            var moved = imports.Where(step => !Same(step.Before, step.After)).Select(step => step.After).ToList();
            if (added.Count > 0 || moved.Count > 0)
            {
                transaction.Append(new LinkContent
                {
                    Kind = LinkKind.Append,
                    Time = store.Options.Clock.GetUtcNow().UtcDateTime,
                    Added = added,
                    Imports = [.. moved.Select(state => new ImportMark(state.Source, state.Offset, state.Record, state.Tail))],
                });
            }

            foreach (var step in imports)
            {
                transaction.PutImport(step.After);
            }

            return Outcome.Committed;
        });

    /// <summary>Puts published segments in the place of those that the link removes, if all of these are still there.</summary>
    public static bool Replace(EventStore store, LinkContent content, IReadOnlyList<StagedSegment> published) => store.Catalog.Write(transaction =>
    {
        if (content.Removed.Any(segment => !transaction.HasSegment(segment.Name)))
        {
            return false;
        }

        transaction.Append(content with { Added = Present(published) });
        return true;
    });

    /// <summary>Runs the steps; after an error it deletes the files, but never one that the catalogue may have taken.</summary>
    public static T Guard<T>(EventStore store, Func<IReadOnlyList<StagedSegment>> staged, Func<T> steps)
    {
        try
        {
            return steps();
        }
        catch (Exception e)
        {
            Withdraw(store, staged());
            if (Disk.IsWriteFailure(e))
            {
                throw Disk.WriteFailed(store.Folder.Root, e);
            }

            throw;
        }
    }

    private static StagedSegment Move(EventStore store, StagedSegment segment)
    {
        var target = store.Folder.Segment(segment.Segment.Name);
        if (segment.Segment.Rows == 0)
        {
            File.Delete(segment.File);
        }
        else if (segment.File != target)
        {
            File.Move(segment.File, target);
        }

        return segment with { File = target };
    }

    private static List<Segment> Present(IReadOnlyList<StagedSegment> published)
    {
        var added = published.Where(segment => segment.Segment.Rows > 0).ToList();
        return added.Find(segment => !File.Exists(segment.File)) is { } gone
            ? throw new AuditOpsException(ErrorKind.Conflict, "SegmentVanished",
                $"The file '{gone.File}' was removed while it was being committed. Nothing was changed; try again.")
            { Target = gone.File }
            : [.. added.Select(segment => segment.Segment)];
    }

    private static void Withdraw(EventStore store, IReadOnlyList<StagedSegment> staged)
    {
        try
        {
            foreach (var segment in staged.Where(segment => !store.Catalog.Read(transaction => transaction.HasSegment(segment.Segment.Name))))
            {
                File.Delete(segment.File);
                File.Delete(store.Folder.Segment(segment.Segment.Name));
            }
        }
        catch (Exception e) when (e is AuditOpsException or IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one to tell; the sweep removes the files.
        }
    }

    private static bool Same(ImportState? one, ImportState? other) =>
        (one, other) is (null, null) || (one is not null && other is not null && one.Offset == other.Offset && one.Record == other.Record && one.Tail == other.Tail);
}
