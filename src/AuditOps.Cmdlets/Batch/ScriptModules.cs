using System.Management.Automation;
using System.Management.Automation.Language;

namespace AuditOps.Cmdlets;

/// <summary>Which of the loaded modules a script needs that PowerShell would not find by their names where it runs.</summary>
internal static class ScriptModules
{
    public static IEnumerable<string> Of(PSCmdlet caller, IReadOnlyList<ScriptBlock> scripts)
    {
        var commands = scripts
            .SelectMany(script => script.Ast.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true))
            .Select(ast => ((CommandAst)ast).GetCommandName())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        // A command whose name is only known when it runs may be one of any module.
        var any = commands.Remove(null!);
        var folders = (Environment.GetEnvironmentVariable("PSModulePath") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return caller.SessionState.InvokeCommand.InvokeScript("Get-Module")
            .Select(loaded => loaded.BaseObject)
            .OfType<PSModuleInfo>()
            .Where(module => Path.IsPathFullyQualified(module.Path) && !folders.Any(folder => IsFoundBelow(folder, module.Path)))
            .Where(module => any || module.ExportedCommands.Keys.Any(commands.Contains))
            .Select(module => Manifest(module));
    }

    private static bool IsFoundBelow(string folder, string module) =>
        module.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    // A binary module's path is its assembly; its views and help come with the manifest.
    private static string Manifest(PSModuleInfo module) =>
        Path.Combine(module.ModuleBase, module.Name + ".psd1") is var manifest && File.Exists(manifest) ? manifest : module.Path;
}
