using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Changes the configuration.</summary>
[Cmdlet(VerbsCommon.Set, "AuditOption", SupportsShouldProcess = true), OutputType(typeof(OptionInfo))]
public sealed class SetAuditOptionCommand : OperationCommand<SetOption, OptionInfo>
{
    [Parameter(Mandatory = true, Position = 0), ArgumentCompleter(typeof(RequestCompleter))]
    public string Name { get; set; } = "";

    [Parameter(Position = 1), AllowEmptyString, AllowNull]
    public string? Value { get; set; }

    [Parameter]
    public OptionScope Scope { get; set; } = OptionScope.User;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter]
    [Summary("Give the option as it now is.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override SetOption ToRequest() => new() { Name = Name, Value = Value, Scope = Scope, Store = FullPath(Store) };

    /// <inheritdoc />
    protected override void Emit(OptionInfo result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
