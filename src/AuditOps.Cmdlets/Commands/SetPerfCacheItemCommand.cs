using System.Collections;
using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Keeps a value under a key.</summary>
[Cmdlet(VerbsCommon.Set, "PerfCacheItem", SupportsShouldProcess = true), OutputType(typeof(CacheItem))]
public sealed class SetPerfCacheItemCommand : OperationCommand<SetCacheItem, CacheItem>
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Key { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1), AllowNull, AllowEmptyString, AllowEmptyCollection]
    [Summary("The value: any object or list, kept as Export-Clixml would keep it.")]
    public object? Value { get; set; }

    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan? Ttl { get; set; }

    [Parameter]
    public string[] Tag { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter]
    [Summary("Give the item that was kept.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override SetCacheItem ToRequest()
    {
        var text = KeptValue.Write(Values());
        return new() { Key = Key, Ttl = Ttl, Tag = Tag, Store = FullPath(Store), Text = text, IsSecret = KeptValue.IsSecret(text) };
    }

    /// <inheritdoc />
    protected override void Emit(CacheItem result)
    {
        if (PassThru)
            WriteObject(KeptValue.Shown(result));
    }

    private object?[] Values() => (Value is PSObject wrapped ? wrapped.BaseObject : Value) switch
    {
        object?[] or IList => [.. ((IEnumerable)(Value is PSObject list ? list.BaseObject : Value!)).Cast<object?>()],
        _ => [Value],
    };
}
