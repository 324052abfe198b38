using System.Text.Json.Nodes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Journal;
using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Changes;

/// <summary>What changes leave behind, with a store and the operations as they run.</summary>
public sealed class ChangeTrailTests : IDisposable
{
    private readonly ImportSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Run_Import_IsRecordedWithWhoWhatAndWhatCameOfIt()
    {
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 3));
        var before = DateTime.UtcNow;

        sandbox.Import(new ImportEvent { LiteralPath = [file], Origin = "lab" });

        var found = Assert.Single(Trail());
        Assert.Equal(
            ("audit_import", "success", "data", Environment.UserName, Environment.MachineName, (long)Environment.ProcessId, sandbox.StoreFolder, "Import 1 inputs", "auditops"),
            (found.Action, found.Outcome, found.Category, found.Actor, found.Host, found.Pid ?? 0, found.Resource, found.Message, found.Subsystem));
        Assert.InRange(found.Time!.Value, before.AddSeconds(-1), DateTime.UtcNow);
        var change = JsonNode.Parse(found.Data!)!["change"]!;
        Assert.Equal(("Import-AuditEvent", "api.write", "add"), ((string?)change["command"], (string?)change["permission"], (string?)change["effect"]));
        Assert.Equal((file, "lab"), ((string?)change["parameters"]!["literal_path"]![0], (string?)change["parameters"]!["origin"]));
        Assert.True((double)change["durationMs"]! > 0);
        Assert.True(sandbox.Run(new TestStore())[0].Valid);
    }

    [Fact]
    public void Run_AllThatChangesAStore_IsRecordedOnce()
    {
        sandbox.Run(new NewStore());
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 30)));
        sandbox.Run(new AddAcceptance { FindingId = "0123456789abcdef", Reason = "known" });
        sandbox.Run(new RemoveAcceptance { FindingId = ["0123456789abcdef"] });
        sandbox.Run(new SetOption { Name = "RetentionDays", Value = "30", Scope = OptionScope.Store });
        sandbox.Run(new SetOption { Name = "Threads", Value = "1" });
        sandbox.Run(new ExportEvent { Destination = sandbox.File("all.jsonl") });
        sandbox.Run(new OptimizeStore());
        var tenth = sandbox.Events().ElementAt(10).Time!.Value;
        sandbox.Run(new RemoveEvent { Before = tenth });

        Assert.Equal(
            ["audit_store_new", "audit_import", "audit_analytics_accept", "audit_analytics_remove_acceptance", "option_set", "option_set", "audit_export", "audit_store_optimize", Name<RemoveEvent>()],
            Trail().Select(found => found.Action));
        Assert.Equal(3, Trail()[^1].SeverityId);
        Assert.Equal(9, Trail().Select(found => found.Uid).Distinct().Count());
        Assert.Equal(20, sandbox.Events().Count());
        Assert.True(sandbox.Run(new TestStore())[0].Valid);
    }

    [Fact]
    public void Run_WhatReadsOrIsNotApproved_LeavesNothing()
    {
        using var refused = new ImportSandbox { Approval = false };
        refused.Import(refused.Write("auth.log", ImportSandbox.Lines(0, 3)));
        Assert.False(Directory.Exists(refused.StoreFolder));

        sandbox.Run(new NewStore());
        sandbox.Run(new GetEvent());
        sandbox.Run(new GetPattern());
        sandbox.Run(new TestStore());
        Assert.Single(Trail());
    }

    [Fact]
    public void Run_WithoutAStore_MakesNone()
    {
        var file = sandbox.Write("auth.log", ImportSandbox.Lines(0, 3));

        sandbox.Run(new ExportEvent { LiteralPath = [file], Destination = sandbox.File("all.jsonl") });
        sandbox.Run(new SetOption { Name = "Threads", Value = "1" });
        sandbox.Run(new NewSample { Destination = sandbox.File("sample"), Size = 100, Days = 1 });

        Assert.False(Directory.Exists(sandbox.StoreFolder));
    }

    [Fact]
    public void Run_ExportOfFiles_IsNoAffairOfTheConfiguredStore()
    {
        sandbox.Run(new NewStore());
        sandbox.Run(new ExportEvent { LiteralPath = [sandbox.Write("auth.log", ImportSandbox.Lines(0, 3))], Destination = sandbox.File("all.jsonl") });

        Assert.Single(Trail());
    }

    [Fact]
    public void Run_ThatFails_IsRecordedAsAFailureWithItsError()
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 30)));
        var segment = Directory.GetFiles(Path.Combine(sandbox.StoreFolder, "segments")).Single();
        File.WriteAllBytes(segment, [.. File.ReadAllBytes(segment).Select((value, place) => place == 100 ? (byte)(value ^ 1) : value)]);

        Assert.Throws<AuditOpsException>(() => sandbox.Run(new RemoveEvent { Before = DateTimeOffset.UtcNow }));

        Assert.False(sandbox.Run(new TestStore())[0].Valid);
        var waiting = JsonNode.Parse(Assert.Single(Waiting()))!;
        Assert.Equal(("failure", "SegmentDamaged"), ((string?)waiting["outcome"], (string?)waiting["change"]!["error"]!["code"]));
    }

    [Fact]
    public void Run_ThatNobodyPullsToTheEnd_IsUnknown()
    {
        var files = Enumerable.Range(0, 3).Select(i => sandbox.Write($"{i}.log", ImportSandbox.Lines(i * 10, 3))).ToArray();
        _ = sandbox.Engine.Run(new ImportEvent { LiteralPath = files }, sandbox, TestContext.Current.CancellationToken).First();

        Assert.Equal("unknown", Assert.Single(Trail()).Outcome);
    }

    [Fact]
    public void Begin_ProcessThatWasKilled_IsTakenOnce()
    {
        sandbox.Run(new NewStore());
        var killed = EventStore.Open(sandbox.StoreFolder);
        new StoreJournal(killed).Begin("""{"auditops":1,"kind":"change","uid":"u1","time":"2026-03-01T08:15:00Z","action":"audit_remove","outcome":"unknown","actor":"ops","change":{}}""");
        Assert.Single(Trail());

        killed.RequireOwner().Abandon();

        Assert.Equal([("audit_store_new", "success"), ("audit_remove", "unknown")], Trail().OrderByDescending(found => found.Time).Select(found => (found.Action!, found.Outcome)));
        Assert.Equal(2, Trail().Count);
        killed.Dispose();
    }

    [Fact]
    public async Task Run_ManyAtOnce_AreRecordedOnceEach()
    {
        sandbox.Run(new NewStore());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 5; i++)
            {
                foreach (var _ in sandbox.Engine.Run(new AddAcceptance { FindingId = $"{worker:x8}{i:x8}", Reason = "known" }, new Quiet(), CancellationToken.None)) { }
                foreach (var _ in sandbox.Engine.Run(new GetEvent(), new Quiet(), CancellationToken.None)) { }
            }
        })));

        var trail = Trail();
        Assert.Equal(21, trail.Count);
        Assert.Equal(21, trail.Select(found => found.Uid).Distinct().Count());
        Assert.InRange(sandbox.Run(new GetStore())[0].Segments, 1, 12);
        Assert.True(sandbox.Run(new TestStore())[0].Valid);
    }

    [Fact]
    public void Analyses_OldLogs_AreNotStretchedToToday()
    {
        sandbox.Import(sandbox.Write("auth.log", ImportSandbox.Lines(0, 300)));

        Assert.Contains(sandbox.Run(new GetEvent()), found => found.Action == "audit_import");
        Assert.All(sandbox.Run(new GetTrend { Period = TrendPeriod.Daily }), trend => Assert.True(trend.End < new DateTime(2020, 1, 1)));
        Assert.DoesNotContain(sandbox.Run(new GetPattern()).SelectMany(finding => finding.EventId), id => Trail().Any(found => found.EventId == id));
    }

    [Fact]
    public void Optimize_Store_KeepsTheTrailApart()
    {
        for (var i = 0; i < 3; i++)
            sandbox.Import(sandbox.Write($"{i}.log", ImportSandbox.Lines(i * 10, 10)));

        sandbox.Run(new OptimizeStore());

        Assert.All(sandbox.Run(new GetTrend()), trend => Assert.True(trend.End < new DateTime(2020, 1, 1)));
        Assert.Equal(4, Trail().Count);
        Assert.Equal(30, sandbox.Events().Count());
    }

    private List<AuditEvent> Trail() => [.. sandbox.Run(new GetEvent()).Where(found => found.Format == "auditops")];

    private List<string> Waiting()
    {
        using var store = EventStore.Open(sandbox.StoreFolder);
        return store.Catalog.Read(transaction => transaction.Waiting(JournalChannel.Trail, 10)).ConvertAll(record => record.Record);
    }

    private static string Name<T>() => OperationDefinition.All.Single(definition => definition.Request == typeof(T)).Operation.Name;

    private sealed class Quiet : IOperationObserver
    {
        public void OnProblem(Problem problem) => Assert.Fail(problem.Message);

        public void OnProgress(Progress progress)
        {
        }

        public void OnDetail(string message)
        {
        }

        public bool Approve(Change change) => true;
    }
}
