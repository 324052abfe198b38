namespace AuditOps.Host.Cli.Commands;

/// <summary>The engine's words as the command line has them.</summary>
internal static class CommandWords
{
    /// <summary>A text with verbs in place of cmdlets, and options in place of parameters.</summary>
    public static string Of(string text) => SurfaceWords.Of(text, parameter => "--" + Parameter.Kebab(parameter), operation => $"'auditops {operation.Verb}'");
}
