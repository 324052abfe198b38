using AuditOps.Core.Access;
using AuditOps.Core.Configuration;

namespace AuditOps.Core.Compliance;

/// <summary>The policies that ship, and a user's own in a store: one of the same name takes the place of ours.</summary>
/// <param name="store">The store.</param>
/// <param name="boundary">What files may be named, or null for all.</param>
internal sealed class PolicyCatalog(string store, FileBoundary? boundary)
{
    private const string Kind = "policies";
    private readonly Dictionary<string, string> _shipped = Files(ContentFolder.Shipped(Kind));
    private readonly Dictionary<string, string> _own = Files(ContentFolder.OfStore(store, Kind));

    /// <summary>Their names.</summary>
    public IEnumerable<string> Names => _shipped.Keys.Union(_own.Keys).Order(StringComparer.Ordinal);

    /// <summary>Reads the policy of a name or file.</summary>
    /// <exception cref="AuditOpsException">There is none, or it cannot be read.</exception>
    public Policy Read(string name) => PolicyFile.Read(Find(name) ?? File(name), Base(name));

    // One that takes the place of ours may build on it.
    private Func<string, string?> Base(string name) => wanted => wanted == name ? _shipped.GetValueOrDefault(wanted) : Find(wanted);

    private string? Find(string name) => _own.GetValueOrDefault(name) ?? _shipped.GetValueOrDefault(name);

    private string File(string name)
    {
        // Whether there is a file elsewhere is not said.
        if (Path.GetFileName(name) != name)
            boundary?.CheckPath(name);
        if (name.Length == 0 || !System.IO.File.Exists(name))
            throw new AuditOpsException(ErrorKind.NotFound, "PolicyNotFound", $"There is no policy '{name}', and no such file. Choose of {string.Join(", ", Names)}, or name a file.") { Target = name };
        boundary?.CheckPath(name);
        return Path.GetFullPath(name);
    }

    private static Dictionary<string, string> Files(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return files;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yml" or ".yaml").Order(StringComparer.Ordinal))
            files[Path.GetFileNameWithoutExtension(file)] = file;
        return files;
    }
}
