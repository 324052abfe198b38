using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using AuditOps.Core.Samples;
using AuditOps.Core.Samples.Renderings;

namespace AuditOps.Core.Tests.Samples;

public sealed class SampleRunTests
{
    private static readonly SamplePeriod Fortnight = new(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), 14, 5_000);

    public static TheoryData<string> Formats => [.. RenderingCatalog.Formats];

    [Theory, MemberData(nameof(Formats))]
    public void Write_SameSeed_SameBytesInAnyCulture(string format)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var first = Make(format, Fortnight).Bytes;
            foreach (var culture in new[] { "de-DE", "tr-TR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(first, Make(format, Fortnight).Bytes);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void Write_AnotherSeed_AnotherSample(string format) =>
        Assert.NotEqual(Make(format, Fortnight).Bytes, Make(format, Fortnight, seed: 2).Bytes);

    [Theory, MemberData(nameof(Formats))]
    public void Write_AnySize_HoldsAboutSoManyEvents(string format)
    {
        foreach (var size in new[] { 2_000, 30_000 })
            Assert.InRange(Make(format, Fortnight with { Size = size }).Events, size * 0.75, size * 1.35);
    }

    [Theory, MemberData(nameof(Formats))]
    public void Write_Labels_CoverAttacksFromLoudToHidden(string format)
    {
        var labels = Make(format, Fortnight with { Size = 20_000 }).Labels;

        Assert.Equal(Enum.GetValues<Difficulty>(), labels.Select(l => l.Scenario.Difficulty).OfType<Difficulty>().Distinct().Order());
        Assert.Contains(labels, l => l.Scenario.Difficulty is null);
        Assert.All(labels, l => Assert.InRange(l.Start, Fortnight.Start, l.End));
    }

    [Theory]
    [InlineData("syslog")]
    [InlineData("journald")]
    [InlineData("cloudtrail")]
    [InlineData("json")]
    public void Write_LabelledRecords_AreTheLinesThatNameTheEntity(string format)
    {
        var sample = Make(format, Fortnight with { Size = 20_000 });
        var lines = sample.Text.Split('\n');

        var guessing = sample.Labels.Where(l => l.Scenario is { EntityType: "address", Difficulty: not null }).ToArray();
        Assert.NotEmpty(guessing);
        Assert.All(guessing, label => Assert.Contains(label.Records, r => lines[r - 1].Contains(label.Scenario.EntityName, StringComparison.Ordinal)));
        Assert.All(guessing, label => Assert.Equal(
            lines.Count(l => l.Contains($"rom {label.Scenario.EntityName} ", StringComparison.Ordinal) || l.Contains($"\"{label.Scenario.EntityName}\"", StringComparison.Ordinal)),
            label.Records.Count(r => lines[r - 1].Contains($"rom {label.Scenario.EntityName} ", StringComparison.Ordinal) || lines[r - 1].Contains($"\"{label.Scenario.EntityName}\"", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("journald", "__REALTIME_TIMESTAMP")]
    [InlineData("cloudtrail", "eventTime")]
    [InlineData("kubernetes", "requestReceivedTimestamp")]
    [InlineData("json", "time")]
    public void Write_JsonFormats_AreOneObjectALineInOrderOfTime(string format, string time)
    {
        var sample = Make(format, Fortnight);
        var times = sample.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty(time).GetString()!)
            .ToArray();

        Assert.Equal(sample.Events, times.Length);
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
    }

    [Fact]
    public void Write_Syslog_IsInOrderAndWithinThePeriod()
    {
        var lines = Make("syslog", Fortnight).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches(@"^2026-01-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 [a-z]+\d\d [A-Za-z-]+\[\d+\]: \S", line));
        var times = lines.Select(line => line[..26]).ToArray();
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.All(times, t => Assert.InRange(t, "2026-01-01", "2026-01-15"));
    }

    [Fact]
    public void Write_Windows_IsOneXmlDocumentWithAsManyEvents()
    {
        var sample = Make("windows", Fortnight);
        var document = new XmlDocument();
        document.LoadXml(sample.Text);

        Assert.Equal(sample.Events, document.GetElementsByTagName("Event").Count);
    }

    [Fact]
    public void Write_Csv_HasTheSameFieldsInEveryRow()
    {
        var rows = Make("csv", Fortnight).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("time,user,action,outcome", rows[0], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(8, row.Count(c => c == ',')));
    }

    [Fact]
    public void Write_Auditd_CountsSerialsUpForEachHost()
    {
        var sample = Make("auditd", Fortnight);
        var serials = Regex.Matches(sample.Text, @"node=(\S+) type=\S+ msg=audit\(\d+\.\d{3}:(\d+)\): ")
            .Select(m => (Host: m.Groups[1].Value, Serial: int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))
            .Distinct()
            .ToArray();

        Assert.Equal(sample.Events, serials.Length);
        foreach (var host in serials.GroupBy(s => s.Host)) Assert.Equal(Enumerable.Range(1, host.Count()), host.Select(s => s.Serial));
    }

    [Fact]
    public void Write_SmallestSample_IsNotAllAttacks()
    {
        var sample = Make("syslog", Fortnight with { Size = 100 });

        Assert.InRange(sample.Events, 50, 250);
        Assert.True(sample.Labels.Where(l => l.Scenario.Difficulty is not null).Sum(l => l.Records.Count) < sample.Events / 2);
    }

    [Fact]
    public void Write_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            new SampleRun("syslog", Fortnight with { Size = 100_000 }, 1).Write(Stream.Null, _ => { }, cancelled.Token));
    }

    private static (byte[] Bytes, string Text, long Events, IReadOnlyList<SampleLabel> Labels) Make(string format, SamplePeriod period, int seed = 1)
    {
        var run = new SampleRun(format, period, seed);
        using var stream = new MemoryStream();
        var events = run.Write(stream, _ => { }, TestContext.Current.CancellationToken);
        return (stream.ToArray(), Encoding.UTF8.GetString(stream.ToArray()), events, run.Labels);
    }
}
