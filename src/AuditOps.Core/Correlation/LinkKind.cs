namespace AuditOps.Core.Correlation;

/// <summary>What can link two events.</summary>
internal enum LinkKind
{
    SameUser,
    SameResource,
    RelatedAction,
    SameSession,
    SameTransaction,
    SameOperation,
    SameRequest,
    SameAddress,
    ActsAs,
    AddressOfHost,
    SameProcess,
    ParentProcess,
    CommandRan,
    FailureAgain,
}

/// <summary>Names of links.</summary>
internal static class LinkKinds
{
    private static readonly string[] Names =
        [.. Enum.GetNames<LinkKind>().Select(name => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())))];

    public static IReadOnlyList<LinkKind> All { get; } = Enum.GetValues<LinkKind>();

    /// <summary>same_user.</summary>
    public static string Name(this LinkKind kind) => Names[(int)kind];

    /// <exception cref="AuditOpsException">There is none of the name.</exception>
    public static LinkKind Named(string name) => Array.IndexOf(Names, name) is >= 0 and var index
        ? (LinkKind)index
        : throw new AuditOpsException(ErrorKind.InvalidRequest, "LinkUnknown", $"There is no kind of link '{name}'. Choose of {string.Join(", ", Names)}.");
}
