using AuditOps.Core.Patterns;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Patterns;

public sealed class FailureLedgerTests
{
    [Fact]
    public void Fail_AMillionAddressesOverAMonth_RemembersTheLastDaysOnly()
    {
        var ledger = new FailureLedger();
        var at = new OneEvent();
        for (var i = 0; i < 1_000_000; i++)
        {
            at.Time = i * 2_592_000L;
            ledger.Fail($"address{i}", new SignIn(at), "root", Acquaintance.None);
        }

        Assert.InRange(ledger.Open, 1, 150_000);
        Assert.Empty(ledger.Notable);
    }

    [Fact]
    public void Fail_AMillionTimes_KeepsTheFirstAndLastAsEvidence()
    {
        var ledger = new FailureLedger();
        var at = new OneEvent();
        for (var i = 0; i < 1_000_000; i++)
        {
            at.Time = i;
            ledger.Fail("attacker", new SignIn(at), $"name{i % 5_000}", Acquaintance.None);
        }

        var trail = Assert.Single(ledger.Notable).Telling;
        Assert.Equal((1_000_000L, 1_000), (trail.Count, trail.Others.Names));
        Assert.Equal(1_000_000, trail.Others.Rest + trail.Others.Counts.Sum(pair => pair.Value));
        Assert.Equal([.. Enumerable.Range(0, 50), .. Enumerable.Range(999_950, 50)], trail.Evidence().Select(key => (int)key.Record));
    }

    private sealed class OneEvent : IEventCursor
    {
        public long Time { get; set; }

        public EventKey Key => new(1, Time);

        public long Count => 1;

        public bool Read() => true;

        public string? Text(int column) => column == 0 ? "login" : null;

        public long? Number(int column) => null;

        public void Dispose()
        {
        }
    }
}
