using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Writes the head of a store's hash chain to a file.</summary>
[Cmdlet(VerbsData.Export, "AuditSeal", SupportsShouldProcess = true), OutputType(typeof(SealInfo))]
public sealed class ExportAuditSealCommand : StoreCommand<ExportSeal, SealInfo>
{
    [Parameter(Mandatory = true)]
    public string Destination { get; set; } = "";

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Summary("Give the seal's file and what it names.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override ExportSeal ToRequest() => new() { Store = StorePath, Destination = FullPath(Destination)!, Force = Force };

    /// <inheritdoc />
    protected override void Emit(SealInfo result)
    {
        WriteVerbose($"The seal was written to '{SafeText.Of(result.Destination)}'.");
        if (PassThru)
            WriteObject(result);
    }
}
