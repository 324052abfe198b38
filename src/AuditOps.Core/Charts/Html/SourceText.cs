namespace AuditOps.Core.Charts.Html;

/// <summary>Where what a page shows came from, in a line.</summary>
internal static class SourceText
{
    private const int Most = 3;

    /// <summary>The store, or the files; of many only the folder, or the first, and how many there are.</summary>
    public static string Of(string? store, IReadOnlyList<string>? files)
    {
        if (store is not null) return store;
        if (files is null or []) return "";
        if (files.Count <= Most) return string.Join(", ", files);
        var folder = Path.GetDirectoryName(files[0]);
        return files.All(file => Path.GetDirectoryName(file) == folder)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{files.Count:#,0} files in {folder}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{files[0]} and {files.Count - 1:#,0} more files");
    }
}
