using System.Text.RegularExpressions;

namespace AuditOps;

/// <summary>The engine names commands and parameters as PowerShell does (Get-AuditStore, -MinimumSeverity); other surfaces have words of their own. What stands in backticks is to be typed in PowerShell, and stays.</summary>
public static partial class SurfaceWords
{
    /// <summary>A message in the words of a surface.</summary>
    /// <param name="message">The engine's message.</param>
    /// <param name="parameter">The surface's name of a parameter, by that of its property.</param>
    /// <param name="command">The surface's name of an operation.</param>
    public static string Of(string message, Func<string, string> parameter, Func<OperationAttribute, string> command) => Cmdlet().Replace(
        Parameter().Replace(message, match => parameter(match.Groups[1].Value)),
        match => OperationDefinition.All.FirstOrDefault(definition => definition.Operation.Cmdlet == match.Value) is { } known ? command(known.Operation) : match.Value);

    [GeneratedRegex(@"(?<![\w-])-([A-Z][A-Za-z]+)\b")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<!`)\b[A-Z][a-z]+-(?:Audit|Perf)[A-Za-z]+\b")]
    private static partial Regex Cmdlet();
}
