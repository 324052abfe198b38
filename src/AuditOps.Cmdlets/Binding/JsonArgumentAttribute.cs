using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Lets a parameter that takes JSON take tables and objects too.</summary>
internal sealed class JsonArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped : PSObject.AsPSObject(inputData ?? "");
        return inputData is null || value.BaseObject is string ? inputData : RecordText.Of(value);
    }
}
