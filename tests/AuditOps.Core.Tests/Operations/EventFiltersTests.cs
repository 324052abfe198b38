using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Operations;

public sealed class EventFiltersTests
{
    private static readonly AuditEvent Sample = new()
    {
        EventId = "00000000000a11ce-7",
        Time = new DateTime(2024, 3, 4, 12, 0, 0, DateTimeKind.Utc),
        Category = "authentication",
        Action = "login",
        Outcome = "failure",
        Actor = "Alice",
        Target = "root",
        SourceIp = "10.0.0.7",
        Host = "web1",
        Session = "s-1",
        Operation = "op-1",
        Transaction = "tx-1",
        Request = "rq-1",
        Resource = "/etc/shadow",
        Process = "sshd",
        Origin = "dc1",
        Message = "Failed password for Alice",
        Command = "cat X",
        Data = """{"k":"Value"}""",
        Raw = "raw LINE",
    };

    public static TheoryData<GetEvent, bool> Requests => new()
    {
        { new GetEvent(), true },
        { new GetEvent { Actor = ["alice"] }, true },
        { new GetEvent { Actor = ["ALI*"] }, true },
        { new GetEvent { Actor = ["bob", "a?ice"] }, true },
        { new GetEvent { Actor = ["bob"] }, false },
        { new GetEvent { Actor = ["alice"], Target = ["admin"] }, false },
        { new GetEvent { Target = ["ro[o]t"] }, true },
        { new GetEvent { SourceIp = ["10.0.0.*"] }, true },
        { new GetEvent { SourceIp = ["10.0.0"] }, false },
        { new GetEvent { HostName = ["WEB1"] }, true },
        { new GetEvent { Category = ["process"] }, false },
        { new GetEvent { Action = ["log*"] }, true },
        { new GetEvent { Outcome = Outcome.Failure }, true },
        { new GetEvent { Outcome = Outcome.Success }, false },
        { new GetEvent { Session = ["s-1"] }, true },
        { new GetEvent { OperationId = ["op-1"] }, true },
        { new GetEvent { OperationId = ["TX-1"] }, true },
        { new GetEvent { OperationId = ["rq-*"] }, true },
        { new GetEvent { OperationId = ["s-1"] }, false },
        { new GetEvent { Resource = ["/etc/*"] }, true },
        { new GetEvent { ProcessName = ["sshd"] }, true },
        { new GetEvent { Origin = ["dc2"] }, false },
        { new GetEvent { Text = "PASSWORD" }, true },
        { new GetEvent { Text = "cat x" }, true },
        { new GetEvent { Text = "value" }, true },
        { new GetEvent { Text = "line" }, true },
        { new GetEvent { Text = "sshd" }, false },
        { new GetEvent { EventId = ["00000000000a11ce-7"] }, true },
        { new GetEvent { EventId = ["00000000000a11ce-8"] }, false },
        { new GetEvent { Since = new DateTimeOffset(2024, 3, 4, 13, 0, 0, TimeSpan.FromHours(1)) }, true },
        { new GetEvent { Until = new DateTimeOffset(2024, 3, 4, 13, 0, 0, TimeSpan.FromHours(1)) }, false },
    };

    [Theory, MemberData(nameof(Requests))]
    public void From_EachProperty_HoldsAsItsSummarySays(GetEvent request, bool holds) =>
        Assert.Equal(holds, EventPredicate.Holds(EventFilters.From(request), Sample));

    [Fact]
    public void From_NoConditions_IsAll() => Assert.Same(EventFilter.All, EventFilters.From(new GetEvent()));

    [Fact]
    public void From_BadEventId_NamesIt()
    {
        var error = Assert.Throws<AuditOpsException>(() => EventFilters.From(new GetEvent { EventId = ["nonsense"] }));
        Assert.Equal("EventIdInvalid", error.Code);
        Assert.Contains("nonsense", error.Message, StringComparison.Ordinal);
    }
}
