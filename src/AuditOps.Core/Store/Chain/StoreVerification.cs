using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Chain;

/// <summary>Checks a store against its own chain: every link, the catalogue's rows, and the bytes of every segment. It writes nothing.</summary>
internal static class StoreVerification
{
    /// <summary>Checks a store, or an offline copy of one.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="seal">A seal that it must still keep, or null.</param>
    /// <param name="options">How it is opened.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AuditOpsException">There is no store.</exception>
    public static StoreCheck Run(string path, Seal? seal, StoreOptions options, Action<double>? progress, CancellationToken cancellationToken)
    {
        var folder = StoreFolder.At(path);
        if (!folder.Exists)
        {
            throw new AuditOpsException(ErrorKind.NotFound, "StoreNotFound", $"There is no store in '{folder.Root}'.") { Target = folder.Root };
        }

        try
        {
            using var catalog = StoreCatalog.OpenReadOnly(folder, options);
            return Check(folder, catalog, seal, progress, cancellationToken);
        }
        catch (Exception e) when (e is AuditOpsException { Code: "CatalogDamaged" } or InvalidCastException or InvalidOperationException or FormatException)
        {
            return new StoreCheck { Store = folder.Root, Valid = false, Problem = $"The catalogue is damaged: {e.Message}" };
        }
    }

    private static StoreCheck Check(StoreFolder folder, StoreCatalog catalog, Seal? seal, Action<double>? progress, CancellationToken cancellationToken)
    {
        var (links, rows, imports) = catalog.Read(transaction => (transaction.Links(), transaction.Segments(), transaction.ImportMarks()));
        var chain = ChainCheck.Follow(links);
        var faults = new List<Fault>(chain.Faults);
        faults.AddRange(Rows(chain, rows));
        faults.AddRange(Imports(chain, imports));
        faults.AddRange(Seal(links, seal));
        faults.AddRange(Files(folder, catalog, chain, progress, cancellationToken));

        var first = faults.OrderBy(fault => fault.Link ?? long.MaxValue).FirstOrDefault();
        return new StoreCheck
        {
            Store = folder.Root,
            Valid = first is null,
            Links = links.Count,
            Segments = chain.Alive.Count,
            Problem = first?.Problem,
            Link = first?.Link,
            ChainHead = links.LastOrDefault()?.Hash,
        };
    }

    private static IEnumerable<Fault> Rows(ChainCheck chain, List<Segment> rows)
    {
        var known = rows.ToDictionary(row => row.Name, StringComparer.Ordinal);
        foreach (var (segment, link) in chain.Alive.Values)
        {
            if (!known.Remove(segment.Name, out var row))
            {
                yield return new Fault(link, $"Link {link} added the segment {segment.Name}, but the catalogue does not list it.");
            }
            else if (row != segment)
            {
                yield return new Fault(link, $"The catalogue's row of the segment {segment.Name} was changed; link {link} says otherwise.");
            }
        }

        foreach (var name in known.Keys.Order(StringComparer.Ordinal))
        {
            yield return new Fault(null, $"The catalogue lists the segment {name}, but no link added it: it was put there by hand, or links were removed.");
        }
    }

    private static IEnumerable<Fault> Imports(ChainCheck chain, List<ImportMark> imports)
    {
        var known = imports.ToDictionary(mark => mark.Source);
        foreach (var (mark, link) in chain.Marks.Values)
        {
            if (!known.Remove(mark.Source, out var row) || row != mark)
            {
                yield return new Fault(link, $"The catalogue's row of the input {mark.Source:x16} was changed; link {link} says otherwise.");
            }
        }

        foreach (var source in known.Keys.Order())
        {
            yield return new Fault(null, $"The catalogue lists the input {source:x16}, but no link imported it: it was put there by hand, or links were removed.");
        }
    }

    private static IEnumerable<Fault> Seal(List<StoredLink> links, Seal? seal)
    {
        if (seal is null || seal.Links == 0)
        {
            yield break;
        }

        var sealedLink = links.Find(link => link.Number == seal.Links);
        if (sealedLink?.Hash != seal.ChainHead)
        {
            yield return new Fault(seal.Links, sealedLink is null
                ? $"The seal of {Microseconds.Text(seal.Sealed)} names link {seal.Links}, but the store has it no more."
                : $"The seal of {Microseconds.Text(seal.Sealed)} names another link {seal.Links} than the store has: its history was written anew.");
        }
    }

    private static IEnumerable<Fault> Files(
        StoreFolder folder, StoreCatalog catalog, ChainCheck chain, Action<double>? progress, CancellationToken cancellationToken)
    {
        var (total, done) = (Math.Max(1, chain.Alive.Values.Sum(entry => entry.Segment.Bytes)), 0L);
        foreach (var (segment, link) in chain.Alive.Values.OrderBy(entry => entry.Link).ThenBy(entry => entry.Segment.Name, StringComparer.Ordinal))
        {
            // A segment that was merged or removed while this check ran was in order to go.
            if (Problem(folder.Segment(segment.Name), segment, cancellationToken) is { } problem && catalog.Read(transaction => transaction.HasSegment(segment.Name)))
            {
                yield return new Fault(link, $"The segment {segment.Name} of link {link} {problem}.");
            }

            done += segment.Bytes;
            progress?.Invoke((double)done / total);
        }
    }

    private static string? Problem(string file, Segment segment, CancellationToken cancellationToken)
    {
        try
        {
            var info = new FileInfo(file);
            return !info.Exists ? "is missing"
                : info.Length != segment.Bytes ? $"has {info.Length} bytes instead of {segment.Bytes}"
                : Disk.Sha256(file, cancellationToken) != segment.Sha256 ? "was changed: its bytes have another hash"
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read ({e.Message})";
        }
    }
}
