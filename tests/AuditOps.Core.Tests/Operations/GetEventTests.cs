using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Operations;

public sealed class GetEventTests
{
    private static List<AuditEvent> Run(GetEvent request)
    {
        var log = new Log();
        for (var i = 0; i < 5; i++)
            log.Succeeds(i, "alice", null);
        return [.. new GetEventOperation().Run(request, new AnalysisContext(log.Events))];
    }

    [Fact]
    public void Run_FromStore_StampsStore() => Assert.All(Run(new GetEvent()), found => Assert.Equal("store", found.Store));

    [Fact]
    public void Run_FromPaths_StampsPathsAndNoStore() => Assert.All(Run(new GetEvent { Path = ["a.log"] }), found =>
    {
        Assert.Equal(["a.log"], found.LiteralPath!);
        Assert.Null(found.Store);
    });

    [Fact]
    public void Run_FirstDescending_YieldsTheNewest() =>
        Assert.Equal([Log.At(4), Log.At(3)], Run(new GetEvent { First = 2, Descending = true }).Select(found => found.Time!.Value));
}
