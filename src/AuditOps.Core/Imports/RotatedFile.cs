using System.Text.RegularExpressions;

namespace AuditOps.Core.Imports;

/// <summary>Files that log rotation makes: auth.log.1, auth.log-20260101, auth.log.old, and the same compressed.</summary>
internal static partial class RotatedFile
{
    private const string Suffix = @"(\.\d+|[-.]\d{8}(-\d+)?|\.old)";

    /// <summary>Whether a name is one that log rotation gives to a file that it has not compressed.</summary>
    public static bool IsName(string name) => Ending().IsMatch(name);

    /// <summary>What rotation made of a file since a time.</summary>
    /// <param name="file">The file's own path.</param>
    /// <param name="since">When the file was last seen to be written: what rotation made of it later is not older.</param>
    public static IEnumerable<string> Of(string file, DateTime since)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        if (!folder.Exists)
            return [];
        var name = Path.GetFileName(file);
        return folder.EnumerateFiles()
            .Where(other => other.Name.StartsWith(name, StringComparison.Ordinal) && Whole().IsMatch(other.Name.AsSpan(name.Length)) && other.LastWriteTimeUtc >= since)
            .Select(other => other.FullName)
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(Suffix + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex("^" + Suffix + @"(\.(gz|zst|zip))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
