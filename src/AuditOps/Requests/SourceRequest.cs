using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>A request that reads events: from a store, from files, or from a stream.</summary>
/// <typeparam name="TResult">What the operation yields.</typeparam>
public abstract record SourceRequest<TResult> : IRequest<TResult>
{
    /// <summary>Files, folders or globs to analyse instead of a store.</summary>
    [Summary("Files, folders or globs to analyse instead of a store. In the command line, - reads standard input."), Position(0)]
    [Location(LocationKind.Input)]
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Files or folders, taken as they are written.</summary>
    [Summary("Files or folders to analyse instead of a store, taken as they are written: nothing in them is a wildcard.")]
    [Location(LocationKind.Input)]
    public IReadOnlyList<string> LiteralPath { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store's folder. Without it and without paths, the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }

    /// <summary>The format of the files.</summary>
    [Summary("The format of the files; without it each file's is detected."), Completes(CompletionSet.Format)]
    public string? Format { get; init; }

    /// <summary>The time zone of time stamps that name none.</summary>
    [Summary("The time zone of time stamps in the files that name none, such as Europe/Berlin or UTC; without it the machine's."), Completes(CompletionSet.TimeZone)]
    public string? TimeZone { get; init; }

    /// <summary>Text to analyse instead of files.</summary>
    [Wiring]
    [NotKept]
    public Stream? Input { get; init; }
}

/// <summary>A request about some of the events.</summary>
/// <typeparam name="TResult">What the operation yields.</typeparam>
public abstract record EventRequest<TResult> : SourceRequest<TResult>
{
    /// <summary>Only events at or after this time.</summary>
    [Summary("Only events at or after this time: a date, or a span counted back from now such as 7d, 24h, 30m.")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only events before this time.</summary>
    [Summary("Only events before this time: a date, or a span counted back from now such as 1d.")]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only these events.</summary>
    [Summary("Only these events, by the identities that findings and events carry.")]
    public IReadOnlyList<string> EventId { get; init; } = [];

    /// <summary>Only events of these actors.</summary>
    [Summary("Only events of these actors. Wildcards are allowed."), Completes(CompletionSet.Actor)]
    public IReadOnlyList<string> Actor { get; init; } = [];

    /// <summary>Only events on these principals.</summary>
    [Summary("Only events on these principals. Wildcards are allowed.")]
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>Only events from these addresses.</summary>
    [Summary("Only events from these addresses. Wildcards are allowed.")]
    public IReadOnlyList<string> SourceIp { get; init; } = [];

    /// <summary>Only events on these hosts.</summary>
    [Summary("Only events on these hosts. Wildcards are allowed.")]
    public IReadOnlyList<string> HostName { get; init; } = [];

    /// <summary>Only events of these categories.</summary>
    [Summary("Only events of these categories, such as authentication or process."), Completes(CompletionSet.Category)]
    public IReadOnlyList<string> Category { get; init; } = [];

    /// <summary>Only events with these actions.</summary>
    [Summary("Only events with these actions, such as login or sudo. Wildcards are allowed."), Completes(CompletionSet.Action)]
    public IReadOnlyList<string> Action { get; init; } = [];

    /// <summary>Only events with this outcome.</summary>
    [Summary("Only events with this outcome.")]
    public Outcome? Outcome { get; init; }

    /// <summary>Only events of these sessions.</summary>
    [Summary("Only events of these sessions. Wildcards are allowed.")]
    public IReadOnlyList<string> Session { get; init; } = [];

    /// <summary>Only events of these operations, transactions or requests.</summary>
    [Summary("Only events of these operations, transactions or requests. Wildcards are allowed.")]
    public IReadOnlyList<string> OperationId { get; init; } = [];

    /// <summary>Only events on these resources.</summary>
    [Summary("Only events on these resources. Wildcards are allowed.")]
    public IReadOnlyList<string> Resource { get; init; } = [];

    /// <summary>Only events of these programs.</summary>
    [Summary("Only events of these programs. Wildcards are allowed.")]
    public IReadOnlyList<string> ProcessName { get; init; } = [];

    /// <summary>Only events with this tag.</summary>
    [Summary("Only events that were imported with these tags. Wildcards are allowed.")]
    public IReadOnlyList<string> Origin { get; init; } = [];

    /// <summary>Only events whose message, command or original text contains this text.</summary>
    [Summary("Only events whose message, command, data or original text contains this text, whatever its case.")]
    public string? Text { get; init; }
}

/// <summary>A request whose results are findings.</summary>
/// <typeparam name="TResult">What the operation yields.</typeparam>
public abstract record FindingRequest<TResult> : EventRequest<TResult>
{
    /// <summary>Leave out findings below this severity.</summary>
    [Summary("Leave out findings below this severity.")]
    public Severity MinimumSeverity { get; init; } = Severity.Informational;

    /// <summary>Largest number of findings.</summary>
    [Summary("Largest number of results."), Range(1, 100_000)]
    public int First { get; init; } = 1_000;

    /// <summary>Ends with an error, after all output, if there is a finding at or above this severity.</summary>
    [Summary("After all output, end with an error (exit code 3) if there is a finding at or above this severity.")]
    [NotForTools("It ends a command with an exit code.")]
    public Severity? FailOn { get; init; }

    /// <summary>Only what was not there at the last run of this name.</summary>
    [Summary("Only findings that were not there at the last run of this name.")]
    [NotForTools("What it remembers would be written into the store by a tool that only reads.")]
    [NotKept]
    public string? NewSince { get; init; }

    /// <summary>Also findings that are accepted.</summary>
    [Summary("Also findings that Add-AuditAcceptance has accepted; without it they are left out, and counted in a warning.")]
    public bool IncludeAccepted { get; init; }
}
