using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Sums up all batches of a store.</summary>
[Cmdlet(VerbsCommon.Get, "PerfBatchStatistic"), OutputType(typeof(BatchStatistic))]
public sealed class GetPerfBatchStatisticCommand : StoreCommand<GetBatchStatistic, BatchStatistic>
{
    /// <inheritdoc />
    protected override GetBatchStatistic ToRequest() => new() { Store = StorePath };
}
