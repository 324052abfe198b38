namespace AuditOps.Core.Geography;

/// <summary>The atlases of a session, each read once: the one that ships, and the user's own.</summary>
internal sealed class Atlases
{
    private readonly ShippedAtlas _shipped = new();
    private readonly Dictionary<(string File, DateTime Written), IAtlas> _own = [];
    private readonly Lock _lock = new();

    /// <summary>The atlas of a file, or the one that ships where none is named. A file that cannot be used is reported, and the one that ships stands in.</summary>
    public IAtlas Get(string? file, Action<Problem> report)
    {
        if (string.IsNullOrEmpty(file))
            return _shipped;
        try
        {
            lock (_lock)
            {
                var key = (file, File.GetLastWriteTimeUtc(file));
                if (!_own.TryGetValue(key, out var atlas))
                    _own[key] = atlas = file.EndsWith(".mmdb", StringComparison.OrdinalIgnoreCase) ? MmdbFile.Read(file) : RangeFile.Read(file);
                return atlas;
            }
        }
        catch (Exception error) when (Faults.Translate(error) is { } fault)
        {
            report(new Problem(ProblemLevel.Error, fault.Kind, fault.Code, $"{fault.Message} Countries come from the data that ships with AuditOps instead.", file));
            return _shipped;
        }
    }
}
