namespace AuditOps.Contract.Tests;

/// <summary>The clone that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    /// <summary>Compares a generated file with what is checked in, or writes it if AUDITOPS_REGENERATE is set.</summary>
    public static void AssertCurrent(string generated, params string[] path)
    {
        var file = Path.Combine([Root, .. path]);
        if (Environment.GetEnvironmentVariable("AUDITOPS_REGENERATE") is { Length: > 0 })
            File.WriteAllText(file, generated);
        var current = File.Exists(file) ? Read(path) : "";
        Assert.True(
            generated == current,
            $"{string.Join('/', path)} is not what the catalogue and docs/help give now. Write it again: AUDITOPS_REGENERATE=1 dotnet test tests/Contract");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AuditOps.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No clone above {AppContext.BaseDirectory}.");
    }
}
