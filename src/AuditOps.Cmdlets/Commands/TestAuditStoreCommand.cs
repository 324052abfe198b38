using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Checks that nothing in a store was changed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AuditStore"), OutputType(typeof(bool), typeof(StoreCheck))]
public sealed class TestAuditStoreCommand : StoreCommand<TestStore, StoreCheck>
{
    [Parameter]
    public string? Seal { get; set; }

    [Parameter]
    [Summary("Give everything that the check found instead of only true or false.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc />
    protected override TestStore ToRequest() => new() { Store = StorePath, Seal = FullPath(Seal) };

    /// <inheritdoc />
    protected override void Emit(StoreCheck result) => WriteObject(Detailed ? result : result.Valid);
}
