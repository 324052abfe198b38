using System.Globalization;
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
        // PowerShell reads 90s and 5d as numbers; the PSObject around them still knows what was typed. Without it, a decimal may be days as well as seconds.
        decimal => TimeText.ParseDuration(input!.ToString()!),
        double or float => TimeText.ParseDuration(Convert.ToString(input, CultureInfo.InvariantCulture)!, seconds),
        _ => TimeText.ParseDuration(input!.ToString() ?? "", seconds),
    };
}
