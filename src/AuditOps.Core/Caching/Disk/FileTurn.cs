using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Caching.Disk;

/// <summary>A turn among the processes of a machine; the operating system ends it with its process.</summary>
internal static class FileTurn
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the turn.</summary>
    /// <param name="file">The file that stands for it.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Null if it did not come in time, or cannot come at all.</returns>
    public static FileLock? Take(string file, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                if (FileLock.TryTake(file, create: true) is { } taken)
                    return taken;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }

            if (System.Diagnostics.Stopwatch.GetElapsedTime(started) > patience)
                return null;
            cancellationToken.WaitHandle.WaitOne(pause);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
