using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows what is kept in the cache.</summary>
[Cmdlet(VerbsCommon.Get, "PerfCacheItem"), OutputType(typeof(CacheItem))]
public sealed class GetPerfCacheItemCommand : OperationCommand<GetCacheItem, CacheItem>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Key { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string? Pattern { get; set; }

    [Parameter]
    public string[] Tag { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override GetCacheItem ToRequest() => new() { Key = Key, Pattern = Pattern, Tag = Tag, Store = FullPath(Store) };

    /// <inheritdoc />
    protected override void Emit(CacheItem result) => WriteObject(KeptValue.Shown(result));
}
