using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Store.Reading;

public sealed class DamagedSegmentTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_SegmentVanishedOrTruncated_NamesTheFile(bool vanished)
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        test.Add(Made.Series(10, from: 10));
        using var reader = test.Store.Read();
        var file = test.SegmentFiles()[1];
        Break(file, vanished);

        AssertNames(file, () => test.Store.Read());
        AssertNames(file, () => reader.Events(EventFilter.All, null, false, default).Count());
        AssertNames(file, () => reader.Events(EventFilter.All, 5, true, default).Count());
        AssertNames(file, () => reader.Features(new FeatureQuery(), default).Count());
        AssertNames(file, () => reader.Query("SELECT count(*) FROM events WHERE actor = 'x'", new Dictionary<string, object?>(), default).Count());
        AssertNames(file, () => reader.Export(EventFilter.All, Path.Combine(test.Path, "out.csv"), ExportFormat.Csv, default));
        AssertNames(file, () =>
        {
            using var cursor = reader.Stream(new EventStream(EventFilter.All, []), default);
            while (cursor.Read())
            {
            }
        });
    }

    private static void Break(string file, bool vanished)
    {
        if (vanished)
        {
            File.Delete(file);
        }
        else
        {
            Damage.Truncate(file);
        }
    }

    private static void AssertNames(string file, Action read)
    {
        var e = Assert.Throws<AuditOpsException>(read);
        Assert.Equal(("SegmentDamaged", ErrorKind.InvalidData, file), (e.Code, e.Kind, e.Target));
        Assert.Contains("Test-AuditStore", e.Message, StringComparison.Ordinal);
    }
}
