using AuditOps.Core.Operations;

namespace AuditOps.Core.Tests.Operations;

public sealed class SideRunTests
{
    [Fact]
    public void Results_OfARunThatTells_AreToldOnTheThreadThatAsks()
    {
        var observer = new Heard();
        using var run = new SideRun<int>(observer, default, (told, _) =>
        {
            told.OnProblem(new Problem(ProblemLevel.Warning, ErrorKind.InvalidData, "Odd", "Something is odd."));
            return [1, 2];
        });

        Assert.Equal([1, 2], run.Results());
        Assert.Equal(Environment.CurrentManagedThreadId, observer.Thread);
    }

    [Fact]
    public void Results_OfARunThatFails_FailAsItDid()
    {
        using var run = new SideRun<int>(new Heard(), default, (_, _) => throw new AuditOpsException(ErrorKind.NotFound, "Gone", "It is gone."));
        Assert.Equal("Gone", Assert.Throws<AuditOpsException>(run.Results).Code);
    }

    [Fact]
    public void Dispose_WithoutAsking_EndsTheRun()
    {
        var ended = false;
        using (new SideRun<int>(new Heard(), default, (_, stop) => Forever(stop)))
            Assert.False(ended);
        Assert.True(ended);

        IEnumerable<int> Forever(CancellationToken stop)
        {
            stop.WaitHandle.WaitOne();
            ended = true;
            stop.ThrowIfCancellationRequested();
            yield return 1;
        }
    }

    private sealed class Heard : IOperationObserver
    {
        public int Thread { get; private set; }

        public void OnProblem(Problem problem) => Thread = Environment.CurrentManagedThreadId;

        public void OnProgress(Progress progress) => throw new NotSupportedException();

        public void OnDetail(string message) => throw new NotSupportedException();

        public bool Approve(Change change) => throw new NotSupportedException();
    }
}
