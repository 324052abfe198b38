using System.Reflection;

namespace AuditOps.Core.Access;

/// <summary>What an engine may read and write for its callers: a folder and what is really below it, and the store that it was given.</summary>
public sealed class FileBoundary
{
    private static readonly StringComparison Comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = false, AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string? root;
    private readonly string? store;

    /// <param name="root">The folder, or null for none: then no path is allowed.</param>
    /// <param name="store">The store that is allowed wherever it is, or null.</param>
    public FileBoundary(string? root, string? store)
    {
        this.root = root is null ? null : Real(root);
        this.store = store is null ? null : Real(store);
    }

    /// <summary>Checks every path of a request.</summary>
    /// <exception cref="AuditOpsException">One of them leads elsewhere; whether anything is there is not said.</exception>
    internal void Check(object request)
    {
        foreach (var property in request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<LocationAttribute>() is not { } location)
                continue;
            IEnumerable<string> paths = property.GetValue(request) switch { string path => [path], IEnumerable<string> several => several, _ => [] };
            foreach (var path in paths.Where(path => path.Length > 0))
            {
                if (location.Kind == LocationKind.Store)
                    CheckStore(path);
                else
                    CheckPath(path);
            }
        }
    }

    /// <summary>Whether a file is below the folder, whatever links lead to it.</summary>
    internal bool Holds(string path) => root is not null && IsBelow(Real(path), root);

    /// <summary>Checks a path. Wildcards in it are names of nothing here; what they match is checked when it is found.</summary>
    /// <exception cref="AuditOpsException">It leads elsewhere.</exception>
    internal void CheckPath(string path)
    {
        if (!Holds(Full(path)))
            throw Outside(path);
    }

    /// <summary>Checks the folder of a store, and that no link in it leads elsewhere. The engine's own store needs no check.</summary>
    /// <exception cref="AuditOpsException">It leads elsewhere.</exception>
    internal void CheckStore(string path)
    {
        if (IsOwn(path))
            return;
        CheckPath(path);
        var folder = Full(path);
        if (Directory.Exists(folder))
            CheckLinks(folder, folder);
    }

    /// <summary>Whether a folder is the store that the engine was given.</summary>
    internal bool IsOwn(string path) => store is not null && string.Equals(Real(Full(path)), store, Comparison);

    private void CheckLinks(string folder, string named)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
        {
            if (entry.LinkTarget is not null && !Holds(entry.FullName))
                throw Outside(named);
            if (entry.LinkTarget is null && entry is DirectoryInfo)
                CheckLinks(entry.FullName, named);
        }
    }

    private static bool IsBelow(string path, string folder) => string.Equals(path, folder, Comparison)
        || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, Comparison);

    /// <summary>The path with every link on its way resolved; what does not exist is taken as it is written.</summary>
    private static string Real(string path)
    {
        const int MostLinks = 40;
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var links = 0;
        var resolved = Path.GetPathRoot(full)!;
        var parts = new Stack<string>(Parts(full[resolved.Length..]));
        while (parts.TryPop(out var part))
        {
            var next = Path.Combine(resolved, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MostLinks)
                throw new AuditOpsException(ErrorKind.InvalidRequest, "PathInvalid", $"The links of '{path}' lead in a circle. Name a file or folder directly.") { Target = path };
            var aim = Path.GetFullPath(Path.Combine(resolved, target));
            resolved = Path.GetPathRoot(aim)!;
            foreach (var step in Parts(aim[resolved.Length..]))
                parts.Push(step);
        }

        return Path.TrimEndingDirectorySeparator(resolved);
    }

    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();

    private static string Full(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (ArgumentException error)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "PathInvalid", $"'{SafeText.Of(path)}' is no path: {error.Message}", error);
        }
    }

    private AuditOpsException Outside(string path) => new(ErrorKind.PermissionDenied, "PathOutsideRoot", root is null
        ? $"'{path}' cannot be used: no folder is open to this server. Its user can start it with --root FOLDER."
        : $"'{path}' is not below {root}, which is all that is open to this server. Name a path below it, relative or full.")
    { Target = path };
}
