using System.IO.Enumeration;
using AuditOps.Core.Access;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Imports;

/// <summary>A file to read, and how it was named.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Named">True when the user named this very file; false when it was found in a folder or by a wildcard.</param>
internal readonly record struct InputPath(string File, bool Named);

/// <summary>Turns files, folders and globs into files: each once, in ordinal order, so that the result never depends on the file system.</summary>
internal static class InputPaths
{
    private static readonly EnumerationOptions Files = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
    private static readonly char[] Wildcards = ['*', '?', '['];

    /// <summary>Expands what the user gave. Each path that leads to nothing is reported; the rest go on.</summary>
    /// <param name="globs">Paths that may hold wildcards: * ? [a-z] in a name, ** for any folders.</param>
    /// <param name="literals">Paths taken as they are.</param>
    /// <param name="report">Takes a problem for each path that leads to nothing.</param>
    /// <param name="boundary">Leaves out, with a problem, what links lead to outside it.</param>
    public static IReadOnlyList<InputPath> Expand(IEnumerable<string> globs, IEnumerable<string> literals, Action<Problem> report, FileBoundary? boundary = null)
    {
        var found = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var literal in literals)
            Take(literal, named: true);
        foreach (var glob in globs)
        {
            if (glob.IndexOfAny(Wildcards) < 0 || Path.Exists(glob))
            {
                Take(glob, named: true);
                continue;
            }

            var matches = Matches(glob).ToList();
            if (matches.Count == 0)
                Missing(glob, "No file matches");
            foreach (var match in matches)
                Take(match, named: false);
        }

        return [.. found.Select(pair => new InputPath(pair.Key, pair.Value))];

        void Take(string path, bool named)
        {
            if (path.Length > 0 && File.Exists(path))
                Add(path, named);
            else if (path.Length > 0 && Directory.Exists(path))
                TakeFolder(path);
            else
                Missing(path, "There is no file or folder");
        }

        void TakeFolder(string folder)
        {
            try
            {
                foreach (var file in Directory.EnumerateFiles(folder, "*", Files))
                    Add(file, named: false);
            }
            catch (UnauthorizedAccessException error)
            {
                report(new Problem(ProblemLevel.Error, ErrorKind.PermissionDenied, "AccessDenied", $"The folder {folder} cannot be read: {error.Message}", folder));
            }
        }

        void Add(string file, bool named)
        {
            var full = Path.GetFullPath(file);
            if (boundary?.Holds(full) == false)
            {
                report(new Problem(ProblemLevel.Error, ErrorKind.PermissionDenied, "PathOutsideRoot", $"'{full}' is left out: it is a link to a file that is not open to this server.", full));
                return;
            }

            found[full] = named || found.GetValueOrDefault(full);
        }

        void Missing(string path, string what) =>
            report(new Problem(ProblemLevel.Error, ErrorKind.NotFound, "PathNotFound", $"{what} '{path}'. Check the spelling, and that you may read it.", path));
    }

    private static IEnumerable<string> Matches(string glob)
    {
        var full = Path.GetFullPath(glob);
        var root = Path.GetPathRoot(full)!;
        IEnumerable<string> folders = [root];
        var parts = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            folders = part switch
            {
                "**" => folders.SelectMany(Below),
                _ when part.IndexOfAny(Wildcards) < 0 => folders.Select(folder => Path.Combine(folder, part)).Where(Path.Exists),
                _ => folders.Where(Directory.Exists).SelectMany(folder => Entries(folder).Where(entry => IsMatch(part, Path.GetFileName(entry)))),
            };
        }

        return folders;
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, "*", Files).Prepend(folder) : [];

    private static IEnumerable<string> Entries(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsMatch(string pattern, string name)
    {
        if (name.StartsWith('.') && !pattern.StartsWith('.'))
            return false;
        return pattern.Contains('[', StringComparison.Ordinal)
            ? Wildcard.IsMatch(pattern, name)
            : FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: OperatingSystem.IsWindows());
    }
}
