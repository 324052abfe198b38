namespace AuditOps.Cmdlets.Tests.Module;

/// <summary>
/// The module as it was built, with the cmdlets' assembly from beside the tests: a coverage tool has prepared that one, and counts what
/// the Pester files reach in it.
/// </summary>
internal static class ModuleUnderTest
{
    private static readonly string[] FromTests = ["AuditOps.dll", "AuditOps.Cmdlets.dll"];

    public static string Root { get; } = FindRoot();

    /// <summary>Lays the module out in a folder, and gives its manifest.</summary>
    public static string Stage(string folder)
    {
        var module = Directory.CreateDirectory(Path.Combine(folder, "module")).FullName;
        File.Copy(Path.Combine(Root, "AuditOps.psd1"), Path.Combine(folder, "AuditOps.psd1"));
        Link(Path.Combine(Root, "en-US"), Path.Combine(folder, "en-US"));
        foreach (var part in Directory.GetDirectories(Path.Combine(Root, "module")))
            Link(part, Path.Combine(module, Path.GetFileName(part)));
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "module"), "*.ps1xml").Concat(FromTests.Select(name => Path.Combine(AppContext.BaseDirectory, name))))
            File.Copy(file, Path.Combine(module, Path.GetFileName(file)));
        return Path.Combine(folder, "AuditOps.psd1");
    }

    // Windows gives links to few users; there the files are copied.
    private static void Link(string source, string target)
    {
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(target, source);
            return;
        }

        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "AuditOps.sln")))
                return folder;
        }

        throw new InvalidOperationException($"There is no clone above {AppContext.BaseDirectory}.");
    }
}
