using System.Text.RegularExpressions;

namespace AuditOps.Core.Imports;

/// <summary>Files that log rotation makes: auth.log.1, auth.log-20260101, auth.log.old, auth-20260101.log, and the same compressed.</summary>
internal static partial class RotatedFile
{
    private const string Compressed = @"(\.(gz|zst|zip))?";
    private const string Suffix = @"(\.\d+|[-.]\d{8}(-\d+)?|\.old)";

    /// <summary>Whether a name is one that only log rotation gives to a file, and that it has not compressed. A date before the ending is none: programs write such files.</summary>
    public static bool IsName(string name) => Ending().IsMatch(name);

    /// <summary>What rotation made of a file since a time.</summary>
    /// <param name="file">The file's own path.</param>
    /// <param name="since">When the file was last seen to be written: what rotation made of it later is not older.</param>
    public static IEnumerable<string> Of(string file, DateTime since)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        if (!folder.Exists)
            return [];
        var (name, stem, ending) = (Path.GetFileName(file), Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        return folder.EnumerateFiles()
            .Where(other => (IsOf(other.Name) || KeepsEnding(other.Name)) && other.LastWriteTimeUtc >= since)
            .Select(other => other.FullName)
            .Order(StringComparer.Ordinal);

        bool IsOf(string other) => other.StartsWith(name, StringComparison.Ordinal) && Whole().IsMatch(other.AsSpan(name.Length));
        bool KeepsEnding(string other) => other.StartsWith(stem, StringComparison.Ordinal) && Kept().Match(other[stem.Length..]) is { Success: true } kept && kept.Groups["ending"].Value == ending;
    }

    [GeneratedRegex(Suffix + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex("^" + Suffix + Compressed + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex("^" + Suffix + @"(?<ending>\.[^.]+)" + Compressed + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();
}
