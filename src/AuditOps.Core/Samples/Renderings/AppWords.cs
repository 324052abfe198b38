using static AuditOps.Core.Samples.ActivityKind;

namespace AuditOps.Core.Samples.Renderings;

/// <summary>An application of one's own, whose audit log has plain fields. A detail is <c>action resource</c>.</summary>
internal static class AppWords
{
    public static IReadOnlySet<ActivityKind> Kinds { get; } = new HashSet<ActivityKind>
    {
        Login, LoginFailed, Logout, Read, Write, Delete, Denied, AccountCreated, AccountGrouped, PasswordChanged, KeyCreated,
    };

    public static Vocabulary Vocabulary { get; } = new()
    {
        Everyday =
        [
            new(Read, "read /orders/1042"), new(Read, "read /orders/1077"), new(Read, "search /customers"), new(Write, "update /orders/1042"),
            new(Write, "create /orders"), new(Read, "download /invoices/2025-118.pdf"), new(Denied, "read /admin/settings"),
        ],
        Admin =
        [
            new(Read, "read /admin/users"), new(Write, "update /admin/settings"), new(Read, "read /orders/1042"), new(Delete, "delete /orders/1003"),
            new(Write, "update /customers/77"),
        ],
        Service = [new(Read, "read /api/stock"), new(Write, "update /api/stock"), new(Read, "read /api/prices")],
        Sensitive =
        [
            new(Read, "export /customers"), new(Read, "download /invoices/all.zip"), new(Read, "read /admin/keys"), new(Delete, "delete /audit/trail"),
        ],
    };

    /// <summary>The action, outcome and resource of an activity.</summary>
    public static (string Action, string Outcome, string Resource) Tell(in Activity a)
    {
        var detail = a.Detail ?? "read /admin/keys";
        var space = detail.IndexOf(' ', StringComparison.Ordinal);
        return a.Kind switch
        {
            Login => ("login", "success", "/session"),
            LoginFailed => ("login", "failure", "/session"),
            Logout => ("logout", "success", "/session"),
            Denied => (detail[..space], "failure", detail[(space + 1)..]),
            AccountCreated => ("create_user", "success", "/admin/users"),
            AccountGrouped => ("grant_role", "success", "/admin/roles/administrator"),
            PasswordChanged => ("change_password", "success", "/admin/users"),
            KeyCreated => ("create_api_key", "success", "/admin/keys"),
            _ => (detail[..space], "success", detail[(space + 1)..]),
        };
    }
}
