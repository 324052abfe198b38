using System.Text.RegularExpressions;
using AuditOps.Host.Cli.Commands;

namespace AuditOps.Host.Cli.Output;

/// <summary>How a message on standard error is marked.</summary>
internal enum MessageLevel
{
    Detail,
    Warning,
    Error,
}

/// <summary>Writes messages on standard error, one a line, harmless for a terminal.</summary>
internal static partial class Message
{
    public static void Write(Terminal terminal, MessageLevel level, string text)
    {
        var (mark, color) = level switch
        {
            MessageLevel.Error => ("error: ", "\e[31m"),
            MessageLevel.Warning => ("warning: ", "\e[33m"),
            _ => ("", "\e[2m"),
        };
        var safe = SafeText.Of(InWordsOfThisSurface(text));
        terminal.Error.WriteLine(terminal.ColorsError
            ? level == MessageLevel.Detail ? $"{color}{safe}\e[0m" : $"{color}{mark}\e[0m{safe}"
            : mark + safe);
    }

    /// <summary>The engine names commands and parameters as PowerShell does (Get-AuditStore, -MinimumSeverity); here they are auditops audit store get and --minimum-severity.</summary>
    private static string InWordsOfThisSurface(string text) => CmdletName().Replace(
        ParameterName().Replace(text, match => "--" + Parameter.Kebab(match.Groups[1].Value)),
        match => Verb.All.FirstOrDefault(verb => verb.Operation.Cmdlet == match.Value) is { } verb ? $"'auditops {verb.Operation.Verb}'" : match.Value);

    [GeneratedRegex(@"(?<![\w-])-([A-Z][A-Za-z]+)\b")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Audit[A-Za-z]+\b")]
    private static partial Regex CmdletName();
}
