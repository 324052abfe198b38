using AuditOps.Core.Samples;
using AuditOps.Core.Samples.Renderings;

namespace AuditOps.Core.Tests.Samples;

/// <summary>What the generator writes is what the formats read, record by record.</summary>
public sealed class SampleImportTests : IDisposable
{
    private static readonly SamplePeriod Fortnight = new(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), 14, 8_000);
    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-").FullName;

    public static TheoryData<string> Formats => [.. RenderingCatalog.Formats];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Formats))]
    public void Import_Sample_UnderstandsEveryRecordAndNumbersThemAsTheLabelsDo(string format)
    {
        var run = new SampleRun(format, Fortnight, 3);
        var file = Path.Combine(_folder, run.FileName);
        long events;
        using (var stream = File.Create(file)) events = run.Write(stream, _ => { }, TestContext.Current.CancellationToken);
        using var engine = EngineFactory.Create(new EngineSettings { Environment = _ => null, UserFolder = _folder });
        var read = engine.Run(new GetEvent { LiteralPath = [file], TimeZone = "UTC" }, new SilentObserver(), TestContext.Current.CancellationToken).ToList();

        Assert.Equal(events, read.Count);
        Assert.All(read, e => Assert.Equal(format, e.Format));
        Assert.DoesNotContain(read, e => e.Category == "unparsed" || e.Time is null);
        Assert.InRange(read[0].Time!.Value, Fortnight.Start, read[^1].Time!.Value);
        var numbers = read.Select(e => long.Parse(e.EventId.AsSpan(17), System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        Assert.All(run.Labels, label => Assert.All(label.Records, record => Assert.Contains(record, numbers)));
        foreach (var label in run.Labels.Where(l => l.Scenario is { EntityType: "address", Difficulty: not null }))
        {
            var byAddress = read.Where(e => e.SourceIp == label.Scenario.EntityName && e.Outcome == "failure").ToArray();
            Assert.NotEmpty(byAddress);
            Assert.All(byAddress, e => Assert.Contains(long.Parse(e.EventId.AsSpan(17), System.Globalization.CultureInfo.InvariantCulture), label.Records));
        }
    }

    private sealed class SilentObserver : IOperationObserver
    {
        public void OnProblem(Problem problem) => Assert.Fail(problem.Message);

        public void OnProgress(Progress progress)
        {
        }

        public void OnDetail(string message)
        {
        }

        public bool Approve(Change change) => true;
    }
}
