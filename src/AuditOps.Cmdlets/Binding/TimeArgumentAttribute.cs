using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Lets a time be given as <c>7d</c>, as a date in ISO 8601, or as an object. A time without a zone is local.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a span counts from now on; otherwise it counts back from now.</summary>
    public bool Ahead { get; set; }

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData, DateTimeOffset.Now, TimeZoneInfo.Local, Ahead);

    internal static object? Read(object? input, DateTimeOffset now, TimeZoneInfo zone, bool ahead) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        DateTimeOffset time => time,
        DateTime time => TimeText.Place(time, zone),
        DateOnly date => TimeText.Place(date.ToDateTime(TimeOnly.MinValue), zone),
        TimeSpan span => ahead ? now + span : now - span,
        null => null,
        // PowerShell reads 7d as a number; the PSObject around it still knows what was typed.
        _ => TimeText.ParseTime(input!.ToString() ?? "", now, zone, ahead),
    };
}
