using AuditOps.Core.Access;

namespace AuditOps.Core;

/// <summary>What an engine takes from its surroundings; tests give their own.</summary>
public sealed record EngineSettings
{
    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Where the user's own options are.</summary>
    public string UserFolder { get; init; } = Path.Combine(
        System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData, System.Environment.SpecialFolderOption.DoNotVerify), "auditops");

    /// <summary>Where temporary stores are made.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Which files requests may name; null for all that the operating system allows.</summary>
    public FileBoundary? Boundary { get; init; }

    /// <summary>Whether operations that change something may run.</summary>
    public bool AllowsChanges { get; init; } = true;
}
