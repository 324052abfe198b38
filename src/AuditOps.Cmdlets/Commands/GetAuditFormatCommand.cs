using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Lists the log formats.</summary>
[Cmdlet(VerbsCommon.Get, "AuditFormat"), OutputType(typeof(FormatInfo))]
public sealed class GetAuditFormatCommand : OperationCommand<GetFormat, FormatInfo>
{
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Name { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override GetFormat ToRequest() => new() { Name = Name, Store = FullPath(Store) };
}
