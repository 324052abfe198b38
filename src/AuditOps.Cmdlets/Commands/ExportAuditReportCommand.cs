using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Writes a report.</summary>
[Cmdlet(VerbsData.Export, "AuditReport", SupportsShouldProcess = true), OutputType(typeof(ReportInfo))]
public sealed class ExportAuditReportCommand : EventCommand<ExportReport, ReportInfo>
{
    [Parameter]
    public ReportType Type { get; set; } = ReportType.Full;

    [Parameter]
    public string Destination { get; set; } = "auditops-report.html";

    [Parameter]
    public string? Title { get; set; }

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Policy { get; set; } = ["access-hygiene"];

    [Parameter]
    public SwitchParameter NoChart { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Summary("Give the report's file, and how much is in it.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override bool RunsOnce => true;

    /// <inheritdoc />
    protected override ExportReport ToRequest() =>
        new() { Type = Type, Policy = Policy, Destination = FullPath(Destination)!, Title = Title, NoChart = NoChart, Force = Force };

    /// <inheritdoc />
    protected override void Emit(ReportInfo result)
    {
        WriteVerbose($"The report was written to '{SafeText.Of(result.Destination)}'.");
        if (PassThru)
            WriteObject(result);
    }
}
