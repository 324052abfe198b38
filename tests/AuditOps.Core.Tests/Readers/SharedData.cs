namespace AuditOps.Core.Tests.Readers;

/// <summary>Finds the real logs that tests read where they are present: AUDITOPS_DATA, else <c>shared/data</c> beside the repository.</summary>
internal static class SharedData
{
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Root() ?? "", .. parts]);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"{System.IO.Path.Combine(parts)} is not present");
        return path;
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("AUDITOPS_DATA") is { Length: > 0 } set) return set;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
