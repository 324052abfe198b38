namespace AuditOps;

/// <summary>One normalised audit record. The columns are named after OCSF where it has a word.</summary>
public sealed record AuditEvent
{
    /// <summary>Identity of the event in its store: the input and the record, as text.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, UTC; null where the record names no usable time.</summary>
    public DateTime? Time { get; init; }

    /// <summary>When it was read, UTC.</summary>
    public DateTime Ingested { get; init; }

    /// <summary>authentication, authorization, account, process, file, network, configuration, api, data, system, consensus, alert or unparsed.</summary>
    public required string Category { get; init; }

    /// <summary>What was done, lower snake case.</summary>
    public string? Action { get; init; }

    /// <summary>success, failure or unknown.</summary>
    public required string Outcome { get; init; }

    /// <summary>How many times: usually 1; <c>message repeated N times</c> is N.</summary>
    public long Count { get; init; } = 1;

    /// <summary>OCSF severity_id: 0 unknown, 1 informational to 5 critical, 6 fatal.</summary>
    public int SeverityId { get; init; }

    /// <summary>OCSF class_uid, such as 3002 for Authentication.</summary>
    public int? ClassUid { get; init; }

    /// <summary>Who acted.</summary>
    public string? Actor { get; init; }

    /// <summary>On which principal.</summary>
    public string? Target { get; init; }

    /// <summary>Address that it came from.</summary>
    public string? SourceIp { get; init; }

    /// <summary>Port that it came from.</summary>
    public int? SourcePort { get; init; }

    /// <summary>Where it happened.</summary>
    public string? Host { get; init; }

    /// <summary>Which part: sshd, s3, kubelet, storage backend.</summary>
    public string? Subsystem { get; init; }

    /// <summary>Session that it belongs to.</summary>
    public string? Session { get; init; }

    /// <summary>Operation that it belongs to.</summary>
    public string? Operation { get; init; }

    /// <summary>Transaction that it belongs to.</summary>
    public string? Transaction { get; init; }

    /// <summary>Request that it belongs to.</summary>
    public string? Request { get; init; }

    /// <summary>Program.</summary>
    public string? Process { get; init; }

    /// <summary>Process number.</summary>
    public long? Pid { get; init; }

    /// <summary>Parent's process number.</summary>
    public long? Ppid { get; init; }

    /// <summary>Command line.</summary>
    public string? Command { get; init; }

    /// <summary>Path, ARN, object or key.</summary>
    public string? Resource { get; init; }

    /// <summary>The human sentence.</summary>
    public string? Message { get; init; }

    /// <summary>The record's own identity, where its format has one.</summary>
    public string? Uid { get; init; }

    /// <summary>The format that read it.</summary>
    public string? Format { get; init; }

    /// <summary>The user's own tag.</summary>
    public string? Origin { get; init; }

    /// <summary>The file that it was read from.</summary>
    public string? SourceFile { get; init; }

    /// <summary>All original fields, as JSON.</summary>
    public string? Data { get; init; }

    /// <summary>The original text; null where <see cref="Data"/> is the original.</summary>
    public string? Raw { get; init; }

    /// <summary>The store that holds it, for the next command; null when it came from paths.</summary>
    public string? Store { get; init; }

    /// <summary>The files that were analysed, for the next command; null when it came from a store.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
