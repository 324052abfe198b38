using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows what the cache is worth.</summary>
[Cmdlet(VerbsCommon.Get, "PerfCacheStatistic"), OutputType(typeof(CacheStatistic))]
public sealed class GetPerfCacheStatisticCommand : StoreCommand<GetCacheStatistic, CacheStatistic>
{
    /// <inheritdoc />
    protected override GetCacheStatistic ToRequest() => new() { Store = StorePath };
}
