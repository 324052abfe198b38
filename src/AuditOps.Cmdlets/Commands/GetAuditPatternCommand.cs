using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Finds known patterns.</summary>
[Cmdlet(VerbsCommon.Get, "AuditPattern"), OutputType(typeof(Pattern))]
public sealed class GetAuditPatternCommand : FindingCommand<GetPattern, Pattern>
{
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Type { get; set; } = [];

    [Parameter]
    public double Confidence { get; set; } = 0.5;

    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <inheritdoc />
    protected override GetPattern ToRequest() => new() { Type = Type, Confidence = Confidence, Follow = Follow };
}
