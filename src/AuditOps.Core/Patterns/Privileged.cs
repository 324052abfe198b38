namespace AuditOps.Core.Patterns;

/// <summary>Accounts that exist everywhere and may do everything.</summary>
internal static class Privileged
{
    private static readonly string[] Names = ["root", "Administrator"];

    public static bool Is(string account) => Names.Contains(account, StringComparer.OrdinalIgnoreCase);
}
