using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Lets a duration be given as <c>30m</c>, as <c>hh:mm:ss</c>, or as a TimeSpan. A bare number is refused, or counts seconds: PowerShell would take it as ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a bare number counts seconds.</summary>
    public bool Seconds { get; set; }

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData, Seconds);

    internal static object? Read(object? input, bool seconds = false) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        null => null,
        TimeSpan span => span,
        // PowerShell reads 90s as a number; the PSObject around it still knows what was typed.
        _ => TimeText.ParseDuration(input!.ToString() ?? "", seconds),
    };
}
