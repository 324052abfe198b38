namespace AuditOps.Core.Rules;

/// <summary>Rules that were read in a session, with what was compiled of them, for as long as their files have the same times and sizes.</summary>
internal sealed class RuleLibrary
{
    // Those that ship with those of a store, and a few sets of a user's own.
    private const int MostKept = 4;

    private readonly List<Kept> _kept = [];
    private readonly Lock _lock = new();

    /// <summary>The rules of files.</summary>
    /// <param name="files">The files, in order, and whether each came with AuditOps.</param>
    /// <param name="broken">Takes the error of each broken rule, each time; the others are there all the same.</param>
    public RuleCatalog Get(IReadOnlyList<(string File, bool Shipped)> files, Action<AuditOpsException> broken)
    {
        Stamp[] stamps = [.. files.Select(Stamp.Of)];
        Kept rules;
        lock (_lock)
        {
            var known = _kept.Find(each => each.Stamps.AsSpan().SequenceEqual(stamps));
            rules = known ?? Read(files, stamps);
            if (known is not null)
                _kept.Remove(known);
            _kept.Insert(0, rules);
            if (_kept.Count > MostKept)
                _kept.RemoveAt(MostKept);
        }

        foreach (var error in rules.Errors)
            broken(error);
        return rules.Catalog;
    }

    private static Kept Read(IReadOnlyList<(string File, bool Shipped)> files, Stamp[] stamps)
    {
        var errors = new List<AuditOpsException>();
        var catalog = new RuleCatalog(errors.Add);
        foreach (var (file, shipped) in files)
            catalog.Add([file], shipped);
        return new Kept(stamps, catalog, errors);
    }

    private sealed record Kept(Stamp[] Stamps, RuleCatalog Catalog, List<AuditOpsException> Errors);

    private readonly record struct Stamp(string File, bool Shipped, DateTime Written, long Bytes)
    {
        public static Stamp Of((string File, bool Shipped) rules)
        {
            var info = new FileInfo(rules.File);
            return new Stamp(rules.File, rules.Shipped, info.LastWriteTimeUtc, info.Exists ? info.Length : -1);
        }
    }
}
