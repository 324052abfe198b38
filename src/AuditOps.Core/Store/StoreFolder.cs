namespace AuditOps.Core.Store;

/// <summary>The places of a store's folder.</summary>
/// <param name="Root">The folder, as a full path.</param>
internal sealed record StoreFolder(string Root)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The catalogue.</summary>
    public string Catalog => Path.Combine(Root, "catalog.db");

    /// <summary>The segments.</summary>
    public string Segments => Path.Combine(Root, "segments");

    /// <summary>A folder for each process that works with the store.</summary>
    public string Owners => Path.Combine(Root, "own");

    /// <summary>The user's own formats, rules and the like.</summary>
    public string Content => Path.Combine(Root, "content");

    /// <summary>Whether a store was made here.</summary>
    public bool Exists => File.Exists(Catalog);

    public static StoreFolder At(string path) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    /// <summary>The path of a segment.</summary>
    /// <exception cref="AuditOpsException">The catalogue names something that is no segment.</exception>
    public string Segment(string name) => Path.GetFileName(name) == name
        ? Path.Combine(Segments, name + ".parquet")
        : throw new AuditOpsException(ErrorKind.InvalidData, "CatalogDamaged", $"The catalogue of the store '{Root}' names a segment '{name}' that is no file's name. Restore it from a backup.") { Target = Root };

    /// <summary>Makes the folders that are missing, readable by their owner alone.</summary>
    /// <exception cref="AuditOpsException">The folder holds something else, or cannot be made.</exception>
    public void Create()
    {
        try
        {
            if (!Exists && Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any(entry => !IsOurs(entry)))
            {
                throw new AuditOpsException(ErrorKind.Conflict, "StoreFolderNotEmpty",
                    $"'{Root}' is not empty and holds no store. Choose a new or empty folder for the store.")
                { Target = Root };
            }

            foreach (var folder in (string[])[Root, Segments, Owners])
            {
                MakeFolder(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AuditOpsException(ErrorKind.PermissionDenied, "StoreNotWritable",
                $"The store '{Root}' cannot be created: {e.Message} Choose a folder that you may write to.", e)
            { Target = Root };
        }
    }

    /// <summary>Makes a folder that only its owner can enter.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerOnly);
    }

    // Another process may be making the same store at this moment.
    private bool IsOurs(string entry) =>
        Path.GetFileName(entry) is var name && (name is "segments" or "own" or "content" || name.StartsWith("catalog.db", StringComparison.Ordinal)
            || name.StartsWith("cache.db", StringComparison.Ordinal));
}
