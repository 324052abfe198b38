namespace AuditOps.Core.Imports;

/// <summary>How inputs are imported.</summary>
internal sealed record ImportSettings
{
    /// <summary>The format that the user named, or null to detect each input's.</summary>
    public string? Format { get; init; }

    /// <summary>IANA name of the zone of time stamps that name none.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The user's own tag.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether nothing will follow, so that a partial last line is a record: true for analyses of files, false for a store.</summary>
    public required bool Final { get; init; }

    /// <summary>Whether the inputs are watched, so that a partial last line waits however long it takes.</summary>
    public bool Following { get; init; }

    /// <summary>How many workers run at once.</summary>
    public required int Workers { get; init; }

    /// <summary>What all workers' databases may use together.</summary>
    public required int MemoryMegabytes { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }
}
