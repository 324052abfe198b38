using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Invalidates what is kept in the cache.</summary>
[Cmdlet(VerbsCommon.Remove, "PerfCacheItem", SupportsShouldProcess = true), OutputType(typeof(CacheRemoval))]
public sealed class RemovePerfCacheItemCommand : OperationCommand<RemoveCacheItem, CacheRemoval>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Key { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string? Pattern { get; set; }

    [Parameter]
    public string[] Tag { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter]
    [Summary("Give how many items were removed.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override RemoveCacheItem ToRequest() => new() { Key = Key, Pattern = Pattern, Tag = Tag, Store = FullPath(Store) };

    /// <inheritdoc />
    protected override void Emit(CacheRemoval result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
