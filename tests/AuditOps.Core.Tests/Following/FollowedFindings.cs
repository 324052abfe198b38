using System.Diagnostics;
using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Following;

/// <summary>A request that follows, on a thread of its own.</summary>
internal sealed class FollowedFindings<T> : IDisposable
    where T : Finding
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly List<T> _told = [];
    private Exception? _fault;

    public FollowedFindings(ImportSandbox sandbox, IRequest<T> request)
    {
        _thread = new Thread(() => Run(sandbox, request)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What was told until now.</summary>
    public IReadOnlyList<T> Told
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
    }

    /// <summary>Waits until what was told is as it is expected.</summary>
    public T Await(Func<T, bool> condition)
    {
        for (var start = Stopwatch.GetTimestamp(); ; Thread.Sleep(50))
        {
            if (Told.FirstOrDefault(condition) is { } found)
                return found;
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience && _thread.IsAlive, $"It was not told; told was: {string.Join('\n', Told)} {_fault}");
        }
    }

    /// <summary>Stops it, as Ctrl+C does.</summary>
    public void Stop()
    {
        _stop.Cancel();
        Assert.True(_thread.Join(Patience));
        Assert.Null(_fault);
    }

    /// <summary>Waits until it ends with an error.</summary>
    public AuditOpsException Fault()
    {
        Assert.True(_thread.Join(Patience));
        return Assert.IsType<AuditOpsException>(_fault);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run(ImportSandbox sandbox, IRequest<T> request)
    {
        try
        {
            foreach (var finding in sandbox.Engine.Run(request, sandbox, _stop.Token))
            {
                lock (_told)
                    _told.Add(finding);
            }
        }
        catch (Exception error)
        {
            _fault = error;
        }
    }
}
