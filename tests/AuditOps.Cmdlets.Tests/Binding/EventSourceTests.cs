namespace AuditOps.Cmdlets.Tests.Binding;

public sealed class EventSourceTests
{
    [Fact]
    public void Merge_SameStore_JoinsIdentitiesOnce()
    {
        var merged = Assert.Single(EventSource.Merge([InStore("/s", "a", "b"), InStore("/s", "b", "c")]));
        Assert.Equal(["a", "b", "c"], merged.EventId);
        Assert.Equal("/s", merged.Store);
    }

    [Fact]
    public void Merge_DifferentPlaces_StayApart()
    {
        var files = new EventSource { LiteralPath = ["/s"], EventId = ["a"] };
        Assert.Equal(3, EventSource.Merge([InStore("/s", "a"), InStore("/t", "a"), files]).Count());
    }

    [Fact]
    public void Merge_ReferenceToEverything_IsNotNarrowed() => Assert.Empty(Assert.Single(EventSource.Merge([InStore("/s", "a"), InStore("/s")])).EventId);

    private static EventSource InStore(string store, params string[] eventId) => new() { Store = store, EventId = eventId };
}
