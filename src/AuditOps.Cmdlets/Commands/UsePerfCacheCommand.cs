using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Gives what is kept under a key, or runs a script block and keeps what it gives.</summary>
[Cmdlet(VerbsOther.Use, "PerfCache"), OutputType(typeof(PSObject))]
public sealed class UsePerfCacheCommand : OperationCommand<UseCache, CacheItem>
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Key { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1)]
    [Summary("Computes the value when there is none. What it writes as errors is passed on, and then nothing is kept.")]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan? Ttl { get; set; }

    [Parameter]
    public string[] Tag { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override UseCache ToRequest() => new() { Key = Key, Ttl = Ttl, Tag = Tag, Store = FullPath(Store), Compute = Compute };

    /// <inheritdoc />
    protected override void Emit(CacheItem result)
    {
        foreach (var value in KeptValue.Read((string)result.Value!))
            WriteObject(value);
    }

    private ComputedValue Compute()
    {
        var output = InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock.Create("param($block) & $block 2>&1"), null, ScriptBlock);
        var values = new List<object?>();
        var mayKeep = true;
        foreach (var item in output)
        {
            if (item?.BaseObject is ErrorRecord error)
            {
                WriteError(error);
                mayKeep = false;
            }
            else
            {
                values.Add(item);
            }
        }

        var text = KeptValue.Write(values);
        return new ComputedValue(text, mayKeep, KeptValue.IsSecret(text));
    }
}
