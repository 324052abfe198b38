using AuditOps.Core.Anomalies;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Anomalies;

public sealed class SortedGroupTests
{
    [Fact]
    public void Quantile_WithoutAnyValue_IsThatOfTheOthers()
    {
        var values = Gen.Choose(0, 9).Select(value => (double)value).ListOf().Where(list => list.Count() >= 2).Select(list => list.ToList());
        var cases = from list in values from left in Gen.Choose(0, list.Count - 1) from q in Gen.Elements(0.0, 0.5, 0.95, 1.0) select (list, left, q);
        Prop.ForAll(Arb.From(cases), each =>
        {
            var others = each.list.ToList();
            others.RemoveAt(each.left);
            others.Sort();
            var place = each.q * (others.Count - 1);
            var expected = others[(int)place] + ((place - (int)place) * (others[Math.Min((int)place + 1, others.Count - 1)] - others[(int)place]));
            return Math.Abs(expected - new SortedGroup(each.list).Quantile(each.q, each.list[each.left])) < 1e-9;
        }).QuickCheckThrowOnFailure();
    }
}
