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
internal static class Message
{
    public static void Write(Terminal terminal, MessageLevel level, string text)
    {
        var (mark, color) = level switch
        {
            MessageLevel.Error => ("error: ", "\e[31m"),
            MessageLevel.Warning => ("warning: ", "\e[33m"),
            _ => ("", "\e[2m"),
        };
        var safe = SafeText.Of(CommandWords.Of(text));
        terminal.Error.WriteLine(terminal.ColorsError
            ? level == MessageLevel.Detail ? $"{color}{safe}\e[0m" : $"{color}{mark}\e[0m{safe}"
            : mark + safe);
    }
}
