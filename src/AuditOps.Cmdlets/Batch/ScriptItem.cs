using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>An object of the pipeline as an item of a batch.</summary>
internal static class ScriptItem
{
    private const int LabelLength = 120;
    private const int MostKept = 1 << 20;

    public static BatchInput Of(PSObject? item)
    {
        var label = SafeText.Of(item is null ? "$null" : item.ToString()?.ReplaceLineEndings(" "));
        var xml = PSSerializer.Serialize(item);
        return new BatchInput(label.Length <= LabelLength ? label : label[..LabelLength] + "…", xml.Length <= MostKept ? xml : null, item);
    }
}
