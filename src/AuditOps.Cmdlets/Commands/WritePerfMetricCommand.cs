using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Keeps a number of the user's own.</summary>
[Cmdlet(VerbsCommunications.Write, "PerfMetric", SupportsShouldProcess = true), OutputType(typeof(PerfValue))]
public sealed class WritePerfMetricCommand : PerfCommand<WriteMetric, PerfValue>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RequestCompleter))]
    public string Name { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public double? Value { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true), LabelArgument]
    public string[] Label { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Unit { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true), TimeArgument]
    public DateTimeOffset? Time { get; set; }

    [Parameter]
    [Summary("Write what was kept.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override WriteMetric Request() => new() { Name = Name, Value = Value, Label = Label, Unit = Unit, Time = Time };

    /// <inheritdoc />
    protected override void Emit(PerfValue result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
