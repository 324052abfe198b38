using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Empties the cache.</summary>
[Cmdlet(VerbsCommon.Clear, "PerfCache", SupportsShouldProcess = true), OutputType(typeof(CacheRemoval))]
public sealed class ClearPerfCacheCommand : OperationCommand<ClearCache, CacheRemoval>
{
    [Parameter]
    public CacheTier Tier { get; set; } = CacheTier.All;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter]
    [Summary("Give how many items were removed, tier by tier.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override ClearCache ToRequest() => new() { Tier = Tier, Store = FullPath(Store) };

    /// <inheritdoc />
    protected override void Emit(CacheRemoval result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
