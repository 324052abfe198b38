using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Begins to measure an operation.</summary>
[Cmdlet(VerbsLifecycle.Start, "PerfOperation", SupportsShouldProcess = true), OutputType(typeof(PerfOperation))]
public sealed class StartPerfOperationCommand : PerfCommand<StartOperation, PerfOperation>
{
    [Parameter(Mandatory = true, Position = 0), ArgumentCompleter(typeof(RequestCompleter))]
    public string Name { get; set; } = "";

    [Parameter, LabelArgument]
    public string[] Label { get; set; } = [];

    /// <inheritdoc />
    protected override StartOperation Request() => new() { Name = Name, Label = Label };
}
