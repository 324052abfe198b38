using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Lets a duration be given as <c>30m</c>, as <c>hh:mm:ss</c>, or as a TimeSpan. A bare number is refused: PowerShell would take it as ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData);

    internal static object? Read(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        null => null,
        TimeSpan span => span,
        // PowerShell reads 90s as a number; the PSObject around it still knows what was typed.
        _ => TimeText.ParseDuration(input!.ToString() ?? ""),
    };
}
