using AuditOps.Core.Configuration;

namespace AuditOps.Core.Formats;

/// <summary>The formats that ship, and the user's own from a store; a user's format of the same name takes the place of ours.</summary>
internal sealed class FormatCatalog
{
    private readonly SortedDictionary<string, FormatDefinition> formats = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads all formats. A broken one is given to <paramref name="broken"/> and left out.</summary>
    /// <param name="store">The store whose own formats count too, or null.</param>
    /// <param name="readers">The readers that exist.</param>
    /// <param name="broken">Takes the error of each broken file.</param>
    public FormatCatalog(string? store, IReadOnlyCollection<string> readers, Action<AuditOpsException> broken)
    {
        Add(ContentFolder.Shipped("formats"), shipped: true);
        if (store is not null)
            Add(ContentFolder.OfStore(store, "formats"), shipped: false);

        void Add(string folder, bool shipped)
        {
            if (!Directory.Exists(folder))
                return;
            foreach (var file in Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal))
            {
                if (Path.GetFileName(file).StartsWith('_'))
                    continue;
                try
                {
                    var format = FormatFile.Read(file, shipped, readers);
                    formats[format.Name] = format;
                }
                catch (AuditOpsException error)
                {
                    broken(error);
                }
            }
        }
    }

    /// <summary>All formats by name.</summary>
    public IReadOnlyCollection<FormatDefinition> All => formats.Values;

    /// <summary>The format of a name.</summary>
    /// <exception cref="AuditOpsException">There is none.</exception>
    public FormatDefinition this[string name] => formats.TryGetValue(name, out var format)
        ? format
        : throw new AuditOpsException(ErrorKind.NotFound, "FormatNotFound",
            $"The format '{name}' does not exist. Choose of {string.Join(", ", formats.Keys)}, or put {name}.sql into the store's content/formats.");
}
