namespace AuditOps.Cmdlets.Tests.Binding;

public sealed class IndexableTests
{
    [Fact]
    public void Make_ListsAtAnyDepth_AreArraysWithTheSameItems()
    {
        var point = new ChartPoint { Value = 3 };
        var chart = new Chart { Type = ChartType.Bar, Title = "", Summary = "", Y = new ChartAxis { Label = "", Categories = ["a", "b"] }, Series = [new ChartSeries { Name = "", Points = [point] }] };

        Indexable.Make(chart);

        Assert.Same(point, Assert.IsType<ChartPoint[]>(Assert.IsType<ChartSeries[]>(chart.Series)[0].Points)[0]);
        Assert.Equal(["a", "b"], Assert.IsType<string[]>(chart.Y.Categories));
        Assert.Null(chart.LiteralPath);
    }

    [Fact]
    public void Make_ListThatResultsShare_StaysShared()
    {
        IReadOnlyList<string> files = ["a.log"];
        var (first, second) = (new Statistic { Group = "a", LiteralPath = files }, new Statistic { Group = "b", LiteralPath = files });

        Indexable.Make(first);
        Indexable.Make(second);

        Assert.Same(Assert.IsType<string[]>(first.LiteralPath), second.LiteralPath);
    }
}
