using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Turns PowerShell paths into full paths of the file system. One that does not exist is an error of its own; the rest go on.</summary>
internal static class FilePaths
{
    public static IReadOnlyList<string> Resolve(PSCmdlet command, IEnumerable<string> patterns, IEnumerable<string> literals) =>
    [
        .. patterns.SelectMany(pattern => Known(command, pattern, Expand(command, pattern)))
            .Concat(literals.SelectMany(literal => Known(command, literal, Locate(command, literal))))
            .Distinct(StringComparer.Ordinal),
    ];

    public static AuditOpsException NotInFileSystem(string path, string provider) => new(
        ErrorKind.InvalidRequest,
        "PathNotInFileSystem",
        $"'{path}' belongs to PowerShell's provider {provider}. Give a path of the file system.")
    { Target = path };

    private static Found Expand(PSCmdlet command, string pattern)
    {
        try
        {
            var paths = command.GetResolvedProviderPathFromPSPath(pattern, out var provider);
            return new(paths, provider.Name);
        }
        catch (SessionStateException)
        {
            return Found.Nothing;
        }
        catch (WildcardPatternException)
        {
            return Found.Nothing;
        }
    }

    private static Found Locate(PSCmdlet command, string literal)
    {
        try
        {
            var path = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(literal, out var provider, out _);
            return provider.Name != Found.FileSystem || Path.Exists(path) ? new([path], provider.Name) : Found.Nothing;
        }
        catch (SessionStateException)
        {
            return Found.Nothing;
        }
    }

    private static IEnumerable<string> Known(PSCmdlet command, string asked, Found found)
    {
        if (found.Provider != Found.FileSystem)
            command.WriteError(ErrorRecords.From(NotInFileSystem(asked, found.Provider)));
        else if (found.Paths.Count == 0)
            command.WriteError(ErrorRecords.From(NotFound(asked)));
        else
            return found.Paths;
        return [];
    }

    private static AuditOpsException NotFound(string path) => new(
        ErrorKind.NotFound,
        "PathNotFound",
        $"There is no file or folder '{path}'. Check the path; one with brackets in its name is given by -LiteralPath.")
    { Target = path };

    private sealed record Found(IReadOnlyList<string> Paths, string Provider)
    {
        public const string FileSystem = "FileSystem";

        public static Found Nothing { get; } = new([], FileSystem);
    }
}
