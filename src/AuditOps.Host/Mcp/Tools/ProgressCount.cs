using System.Globalization;
using ModelContextProtocol;

namespace AuditOps.Host.Mcp.Tools;

/// <summary>Makes the progress of an operation's steps one number that only grows, as the protocol demands: whole steps, and the part of the one that runs.</summary>
internal sealed class ProgressCount
{
    private const float Least = 0.001f;
    private float last;
    private int steps;
    private string? activity;

    /// <summary>What to send.</summary>
    public ProgressNotificationValue Next(Progress progress)
    {
        if (activity is not null && activity != progress.Activity) steps++;
        activity = progress.Completed ? null : progress.Activity;
        var value = steps + (progress.Completed ? 1 : (float)Math.Clamp(progress.Fraction ?? 0, 0, 0.999));
        if (progress.Completed) steps++;
        if (value <= last) value = last + Least;
        last = value;
        var part = progress.Fraction is { } fraction && !progress.Completed ? string.Create(CultureInfo.InvariantCulture, $" {100 * fraction:0} %") : "";
        return new ProgressNotificationValue { Progress = value, Message = SafeText.Of($"{progress.Activity}{part}: {progress.Status}") };
    }
}
