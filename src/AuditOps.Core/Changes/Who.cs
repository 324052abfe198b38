using System.Text.Json.Nodes;

namespace AuditOps.Core.Changes;

/// <summary>Who runs this process.</summary>
internal static class Who
{
    public static string User { get; } = Environment.UserName;

    public static string Host { get; } = Environment.MachineName;

    /// <summary>The program that hosts the engine: pwsh, auditops …</summary>
    public static string Program { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "auditops";

    public static string Version { get; } = typeof(IEngine).Assembly.GetName().Version!.ToString(3);

    /// <summary>All of it, as records name their writer.</summary>
    public static JsonObject Describe() => new()
    {
        ["user"] = User,
        ["host"] = Host,
        ["pid"] = Environment.ProcessId,
        ["program"] = Program,
        ["version"] = Version,
    };
}
