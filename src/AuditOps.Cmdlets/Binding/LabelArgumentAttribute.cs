using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Lets labels be given as a hashtable, <c>@{ host = 'web1' }</c>, as well as <c>host=web1</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LabelArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        IDictionary table => table.Keys.Cast<object>().Select(key => string.Create(CultureInfo.InvariantCulture, $"{key}={table[key]}")).ToArray(),
        _ => inputData,
    };
}
