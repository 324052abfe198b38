using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Shapes;

/// <summary>A log written by a test, event by event.</summary>
internal sealed class Log
{
    public static readonly DateTime Start = new(2024, 3, 4, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<AuditEvent> _events = [];

    public IReadOnlyList<AuditEvent> Events => _events;

    public static DateTime At(double seconds) => Start.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    public AuditEvent Add(double seconds, string action, string outcome = "unknown", string? actor = null, string? from = null, string category = "system", long count = 1) =>
        Add(new AuditEvent
        {
            EventId = new EventKey(0xA11CE, _events.Count + 1).ToString(),
            Time = At(seconds),
            Category = category,
            Action = action,
            Outcome = outcome,
            Actor = actor,
            SourceIp = from,
            Count = count,
        });

    public AuditEvent Add(AuditEvent added)
    {
        _events.Add(added);
        return added;
    }

    public AuditEvent Fails(double seconds, string? actor, string? from, long count = 1, string action = "login") =>
        Add(seconds, action, "failure", actor, from, "authentication", count);

    public AuditEvent Succeeds(double seconds, string actor, string? from) => Add(seconds, "login", "success", actor, from, "authentication");

    public AuditEvent Sudo(double seconds, string actor, string command = "/usr/bin/id", string outcome = "success") =>
        Add(new AuditEvent
        {
            EventId = new EventKey(0xA11CE, _events.Count + 1).ToString(),
            Time = At(seconds),
            Category = "authorization",
            Action = "sudo",
            Outcome = outcome,
            Actor = actor,
            Target = "root",
            Host = "web1",
            Command = command,
        });
}
