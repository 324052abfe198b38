using System.Diagnostics;
using System.Globalization;

namespace AuditOps.Core.Tests.Imports;

/// <summary>An import that follows files, on a thread of its own.</summary>
internal sealed class Following : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ImportSandbox sandbox;
    private readonly CancellationTokenSource stop = new();
    private readonly Thread thread;
    private Exception? fault;

    public Following(ImportSandbox sandbox, params string[] paths)
    {
        this.sandbox = sandbox;
        thread = new Thread(() => Run(paths)) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Waits until the store holds so many events.</summary>
    public void Await(int events)
    {
        var count = 0L;
        for (var start = Stopwatch.GetTimestamp(); count < events; Thread.Sleep(50))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Only {count} of {events} events came: {fault}");
            count = Count();
        }
    }

    /// <summary>Stops it, as Ctrl+C does.</summary>
    public void Stop()
    {
        stop.Cancel();
        thread.Join();
        Assert.Null(fault);
    }

    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        stop.Dispose();
    }

    private long Count()
    {
        try
        {
            return sandbox.Run(new GetStore())[0].Events;
        }
        catch (AuditOpsException error) when (error.Code == "StoreNotFound")
        {
            return 0;
        }
    }

    private void Run(string[] paths)
    {
        try
        {
            foreach (var _ in sandbox.Engine.Run(new ImportEvent { Path = paths, Follow = true }, sandbox, stop.Token))
            {
            }
        }
        catch (Exception error)
        {
            fault = error;
        }
    }

    /// <summary>A clock on which a batch of half a minute has gathered after a third of a second.</summary>
    public sealed class FastClock : TimeProvider
    {
        private readonly DateTimeOffset start = DateTimeOffset.UtcNow;
        private readonly long since = Stopwatch.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + (100 * Stopwatch.GetElapsedTime(since));
    }
}
