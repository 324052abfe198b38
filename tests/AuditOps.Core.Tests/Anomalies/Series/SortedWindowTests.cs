using AuditOps.Core.Anomalies.Series;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Anomalies.Series;

public sealed class SortedWindowTests
{
    [Fact]
    public void Add_AnyValues_HoldsTheLatestInOrder()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (values, capacity) =>
        {
            var window = new SortedWindow(capacity.Get);
            foreach (var value in values)
                window.Add(value);

            double[] expected = [.. values.TakeLast(capacity.Get).Select(value => (double)value).Order()];
            Assert.Equal(expected, Enumerable.Range(0, window.Count).Select(place => window[place]));
            Assert.All(expected, value => Assert.Equal(expected.Count(other => other < value), window.CountBelow(value)));
        }).QuickCheckThrowOnFailure();
    }
}
