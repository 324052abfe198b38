using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AuditOps.Cmdlets;

/// <summary>Runs a script block and measures it.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "PerfOperation", SupportsShouldProcess = true), OutputType(typeof(PerfOperation))]
public sealed class MeasurePerfOperationCommand : PerfCommand<MeasureOperation, PerfOperation>
{
    // Dot-sourced as by Measure-Command, so that what the block sets is there afterwards.
    private const string Streaming = "param($block) . $block";
    private const string Silent = "param($block) . $block | Microsoft.PowerShell.Core\\Out-Null";

    [Parameter(Mandatory = true, Position = 0), ArgumentCompleter(typeof(RequestCompleter))]
    public string Name { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1)]
    [Summary("The script block that is measured.")]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    [Parameter, LabelArgument]
    public string[] Label { get; set; } = [];

    [Parameter]
    [Summary("Write what the script block writes, as it comes, instead of the measurement.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override MeasureOperation Request() => new() { Name = Name, Label = Label, Work = Work, IsFailure = error => error is not (PipelineStoppedException or FlowControlException) };

    /// <inheritdoc />
    protected override void Emit(PerfOperation result)
    {
        if (!PassThru)
            WriteObject(result);
    }

    private void Work() =>
        InvokeCommand.InvokeScript(PassThru ? Streaming : Silent, useNewScope: false, PipelineResultTypes.Output | PipelineResultTypes.Error, null, ScriptBlock);
}
