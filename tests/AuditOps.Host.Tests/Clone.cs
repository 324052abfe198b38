namespace AuditOps.Host.Tests;

/// <summary>The clone that the tests were built in.</summary>
internal static class Clone
{
    private static readonly string Root = Find();

    /// <summary>A file or folder of it.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AuditOps.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The repository's root was not found above the tests.");
    }
}
