using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples;

/// <summary>What somebody does, before any format has words for it.</summary>
internal enum ActivityKind
{
    Login,
    LoginFailed,
    Logout,
    Probe,
    Elevate,
    ElevateRefused,
    Command,
    Read,
    Write,
    Delete,
    Denied,
    Exec,
    Scheduled,
    Started,
    AccountCreated,
    AccountGrouped,
    PasswordChanged,
    KeyCreated,
    LoggingStopped,
}

/// <summary>One thing that happens in the made world.</summary>
internal readonly record struct Activity
{
    /// <summary>When, UTC.</summary>
    public required DateTime Time { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>Who acts.</summary>
    public required Account Actor { get; init; }

    /// <summary>Where it happens.</summary>
    public required Host Host { get; init; }

    /// <summary>Where it comes from.</summary>
    public string Address { get; init; }

    public int Port { get; init; }

    /// <summary>The other account that it is about.</summary>
    public Account? Target { get; init; }

    /// <summary>The command, call or resource, in the words of the format's vocabulary.</summary>
    public string? Detail { get; init; }

    /// <summary>Ties the activities of one session together; 0 for none.</summary>
    public int Session { get; init; }

    /// <summary>How many times in a row, for formats that can say so in one record; 0 and 1 are once.</summary>
    public int Repeated { get; init; }

    /// <summary>The scenario that it belongs to, or null for everyday life.</summary>
    public Scenario? Scenario { get; init; }
}
