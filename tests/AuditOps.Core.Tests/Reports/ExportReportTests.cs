using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Reports;

public sealed class ExportReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-").FullName;
    private readonly Log _log = new();

    public ExportReportTests()
    {
        for (var i = 0; i < 40; i++) _log.Fails(i, "root", "192.0.2.1");
    }

    private string Destination => Path.Combine(_folder, "report.html");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_Failures_WritesThePageWithTheFinding()
    {
        var info = Assert.Single(Run(new ExportReport { Destination = Destination, Title = "Web servers" }));

        var page = File.ReadAllText(Destination);
        Assert.Contains("<h1>Web servers</h1>", page, StringComparison.Ordinal);
        Assert.Contains("192.0.2.1", page, StringComparison.Ordinal);
        Assert.Equal((40, new FileInfo(Destination).Length), (info.Events, info.SizeBytes));
        Assert.True(info.Findings > 0);
        Assert.Equal(["report.html"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_Twice_SameBytes()
    {
        Run(new ExportReport { Destination = Destination });
        var first = File.ReadAllBytes(Destination);
        Run(new ExportReport { Destination = Destination, Force = true });

        Assert.Equal(first, File.ReadAllBytes(Destination));
    }

    [Fact]
    public void Run_FileExistsWithoutForce_LeavesItAlone()
    {
        File.WriteAllText(Destination, "mine");

        Assert.Equal(ErrorKind.Conflict, Assert.Throws<AuditOpsException>(() => Run(new ExportReport { Destination = Destination })).Kind);
        Assert.Equal("mine", File.ReadAllText(Destination));
    }

    [Fact]
    public void Run_NoChart_DrawsNone()
    {
        Run(new ExportReport { Destination = Destination, NoChart = true });

        Assert.DoesNotContain("charts-data", File.ReadAllText(Destination), StringComparison.Ordinal);
    }

    private List<ReportInfo> Run(ExportReport request) => [.. OperationCatalog.Run(request, new AnalysisContext(_log.Events))];
}
