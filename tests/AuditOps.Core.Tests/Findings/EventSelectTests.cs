using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Findings;

public sealed class EventSelectTests
{
    [Fact]
    public void Text_HostileValues_StayLiterals() => Assert.Equal(
        "SELECT * FROM events WHERE time BETWEEN TIMESTAMP '1970-01-01 00:00:00.000000' AND TIMESTAMP '1970-01-01 00:00:00.000000'"
        + " AND actor = 'x''; DROP TABLE events; --' AND source_ip IS NULL AND host = 'a' || chr(0) || 'b' ORDER BY time, source, record",
        EventSelect.Text(DateTime.UnixEpoch, DateTime.UnixEpoch,
            (EventColumn.Actor, "x'; DROP TABLE events; --"), (EventColumn.SourceIp, null), (EventColumn.Host, "a\0b")));
}
