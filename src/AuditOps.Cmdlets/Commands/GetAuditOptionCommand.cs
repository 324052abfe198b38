using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows the configuration.</summary>
[Cmdlet(VerbsCommon.Get, "AuditOption"), OutputType(typeof(OptionInfo))]
public sealed class GetAuditOptionCommand : OperationCommand<GetOption, OptionInfo>
{
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Name { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override GetOption ToRequest() => new() { Name = Name, Store = FullPath(Store) };
}
