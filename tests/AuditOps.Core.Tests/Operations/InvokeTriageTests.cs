using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Operations;

public sealed class InvokeTriageTests
{
    private readonly Log _log = new();

    public InvokeTriageTests()
    {
        for (var i = 0; i < 90; i++) _log.Fails(i * 2, "root", "192.0.2.1");
        for (var i = 0; i < 6; i++) _log.Fails(10_000 + i, "anna", "192.0.2.2");
        _log.Succeeds(10_020, "anna", "192.0.2.2");
    }

    [Fact]
    public void Run_Log_GivesFindingsOfAllAnalysesMostSevereFirst()
    {
        var findings = Run(new InvokeTriage());

        Assert.Contains(findings, f => f.Kind == FindingKind.Pattern && f.EntityName == "192.0.2.1");
        Assert.Equal(findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Score).Select(f => f.FindingId), findings.Select(f => f.FindingId));
    }

    [Fact]
    public void Run_FailOn_FailsAfterAllOutput()
    {
        var seen = new List<Finding>();

        var error = Assert.Throws<AuditOpsException>(() =>
        {
            foreach (var finding in OperationCatalog.Run(new InvokeTriage { FailOn = Severity.Low }, new AnalysisContext(_log.Events))) seen.Add(finding);
        });

        Assert.Equal(ErrorKind.LimitReached, error.Kind);
        Assert.Equal(Run(new InvokeTriage()).Count, seen.Count);
    }

    [Fact]
    public void Run_NewSince_GivesNothingTheSecondTime()
    {
        var context = new AnalysisContext(_log.Events);

        Assert.NotEmpty(OperationCatalog.Run(new InvokeTriage { NewSince = "nightly" }, context));
        Assert.Empty(OperationCatalog.Run(new InvokeTriage { NewSince = "nightly" }, context));
    }

    [Fact]
    public void Run_Report_WritesItEvenWhenItFails()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        try
        {
            Assert.Throws<AuditOpsException>(() => Run(new InvokeTriage { Report = file, FailOn = Severity.Low }));
            Assert.Contains("192.0.2.1", File.ReadAllText(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private List<Finding> Run(InvokeTriage request) => [.. OperationCatalog.Run(request, new AnalysisContext(_log.Events))];
}
