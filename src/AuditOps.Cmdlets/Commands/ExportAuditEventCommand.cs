using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Writes events to a file.</summary>
[Cmdlet(VerbsData.Export, "AuditEvent", SupportsShouldProcess = true), OutputType(typeof(ExportResult))]
public sealed class ExportAuditEventCommand : EventCommand<ExportEvent, ExportResult>
{
    [Parameter(Mandatory = true)]
    public string Destination { get; set; } = "";

    [Parameter]
    public ExportFormat? As { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Summary("Give the file that was written, and how many events are in it.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override bool RunsOnce => true;

    /// <inheritdoc />
    protected override ExportEvent ToRequest() => new() { Destination = FullPath(Destination)!, As = As, Force = Force };

    /// <inheritdoc />
    protected override void Emit(ExportResult result)
    {
        WriteVerbose($"{result.Events} events were written to '{SafeText.Of(result.Destination)}'.");
        if (PassThru)
            WriteObject(result);
    }
}
