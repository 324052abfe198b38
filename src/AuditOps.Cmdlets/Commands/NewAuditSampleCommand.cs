using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Makes labelled sample logs.</summary>
[Cmdlet(VerbsCommon.New, "AuditSample", SupportsShouldProcess = true), OutputType(typeof(SampleFile))]
public sealed class NewAuditSampleCommand : OperationCommand<NewSample, SampleFile>
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Destination { get; set; } = "";

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Format { get; set; } = [];

    [Parameter]
    public long Size { get; set; } = 20_000;

    [Parameter]
    public int Days { get; set; } = 14;

    [Parameter, TimeArgument]
    public DateTimeOffset? Until { get; set; }

    [Parameter]
    public int Seed { get; set; } = 1;

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    protected override NewSample ToRequest() => new()
    {
        Destination = FullPath(Destination)!,
        Format = Format,
        Size = Size,
        Days = Days,
        Until = Until,
        Seed = Seed,
        Force = Force,
    };
}
