using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Begins to count anew.</summary>
[Cmdlet(VerbsCommon.Reset, "PerfCacheStatistic", SupportsShouldProcess = true), OutputType(typeof(CacheStatistic))]
public sealed class ResetPerfCacheStatisticCommand : StoreCommand<ResetCacheStatistic, CacheStatistic>
{
    [Parameter]
    [Summary("Give the statistics as they now are.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override ResetCacheStatistic ToRequest() => new() { Store = StorePath };

    /// <inheritdoc />
    protected override void Emit(CacheStatistic result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
