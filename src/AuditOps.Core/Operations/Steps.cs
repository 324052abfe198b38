using System.Diagnostics;

namespace AuditOps.Core.Operations;

/// <summary>Progress of work whose share is known.</summary>
internal static class Steps
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    /// <summary>Tells an observer the share that is done, at most five times a second.</summary>
    public static Action<double> Tell(IOperationObserver observer, string activity)
    {
        var last = Stopwatch.GetTimestamp();
        return share =>
        {
            if (Stopwatch.GetElapsedTime(last) < Every)
                return;
            last = Stopwatch.GetTimestamp();
            observer.OnProgress(new Progress(activity, "", Math.Clamp(share, 0, 1)));
        };
    }
}
