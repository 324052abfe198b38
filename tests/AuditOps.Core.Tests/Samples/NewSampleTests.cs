using System.Text.Json;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;

namespace AuditOps.Core.Tests.Samples;

public sealed class NewSampleTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "auditops-" + Path.GetRandomFileName());

    private NewSample Request => new() { Destination = _folder, Format = ["syslog", "csv"], Size = 1_000 };

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Run_TwoFormats_WritesBothAndTheirLabels()
    {
        var files = Run(Request);

        Assert.Equal(["syslog", "csv"], files.Select(f => f.Format));
        Assert.All(files, f => Assert.True(File.Exists(f.Destination) && f.Events > 500 && f.Attacks > 0));
        using var labels = JsonDocument.Parse(File.ReadAllText(files[0].Labels));
        var attacks = labels.RootElement.GetProperty("attacks").EnumerateArray().ToArray();
        Assert.Equal(files.Sum(f => f.Attacks), attacks.Length);
        Assert.All(attacks, a => Assert.True(a.GetProperty("records").GetArrayLength() > 0));
    }

    [Fact]
    public void Run_Twice_SameBytesAndSameFileTimes()
    {
        var first = Run(Request).Select(f => (File.ReadAllText(f.Destination), File.GetLastWriteTimeUtc(f.Destination))).ToArray();
        var second = Run(Request with { Force = true }).Select(f => (File.ReadAllText(f.Destination), File.GetLastWriteTimeUtc(f.Destination)));

        Assert.Equal(first, second);
        Assert.Equal(new DateTime(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc), first[0].Item2);
    }

    [Fact]
    public void Run_FileExistsWithoutForce_RefusesAndChangesNothing()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "app.csv"), "mine");

        var error = Assert.Throws<AuditOpsException>(() => Run(Request));

        Assert.Equal("OutputExists", error.Code);
        Assert.Equal(["app.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_UnknownFormat_NamesThoseThatExist()
    {
        var error = Assert.Throws<AuditOpsException>(() => Run(Request with { Format = ["evtx"] }));

        Assert.Equal("SampleFormatUnknown", error.Code);
        Assert.Contains("cloudtrail", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UntilGiven_EndsThere()
    {
        var files = Run(Request with { Format = ["csv"], Days = 2, Until = new DateTimeOffset(2026, 6, 3, 0, 0, 0, TimeSpan.Zero) });
        var times = File.ReadLines(files[0].Destination).Skip(1).Select(line => line[..10]).Distinct();

        Assert.Equal(["2026-06-01", "2026-06-02"], times);
    }

    private static List<SampleFile> Run(NewSample request) => [.. OperationCatalog.Run(request, new AnalysisContext([]))];
}
