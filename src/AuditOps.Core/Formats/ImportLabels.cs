namespace AuditOps.Core.Formats;

/// <summary>What import adds to every event.</summary>
/// <param name="TimeZone">IANA name of the zone of time stamps that name none.</param>
/// <param name="Origin">The user's own tag, or null.</param>
/// <param name="Ingested">When it is read, UTC.</param>
internal sealed record ImportLabels(string TimeZone, string? Origin, DateTime Ingested);
