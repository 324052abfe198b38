namespace AuditOps.Host.Cli;

/// <summary>How the user can start this program again.</summary>
internal static class Executable
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "auditops.exe" : "auditops";

    /// <summary>The word <c>auditops</c> where the shell finds it, else the shortest path to it.</summary>
    public static string Command()
    {
        var here = Path.Combine(AppContext.BaseDirectory, Name);
        if (!File.Exists(here)) return "auditops";

        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, Name))
            .FirstOrDefault(File.Exists);
        if (onPath is not null && Path.GetFullPath(onPath) == Path.GetFullPath(here)) return "auditops";

        var relative = Path.Combine(".", Path.GetRelativePath(Environment.CurrentDirectory, here));
        return relative.Length < here.Length ? relative : here;
    }
}
