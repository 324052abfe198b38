namespace AuditOps;

/// <summary>Reads logs into a store, exactly once.</summary>
[Operation("audit_import", "import", "Import-AuditEvent", "Reads logs into the store, exactly once: what is there already is not imported again.", Permission = "api.write", Effect = Effect.Add)]
public sealed record ImportEvent : SourceRequest<ImportResult>, IFollowable
{
    /// <summary>A tag on every imported event.</summary>
    [Summary("Your own tag on every imported event, such as a host group or a ticket.")]
    public string? Origin { get; init; }

    /// <summary>Keeps watching the files and imports what is added.</summary>
    [Summary("Keep watching and import what is added, until stopped.")]
    [NotForTools("It never ends.")]
    public bool Follow { get; init; }
}
