using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Store.Reading;

public sealed class EventReaderTests
{
    [Fact]
    public void Events_AllColumns_ComeBackAsTheyWereStored()
    {
        using var test = new TestStore();
        var full = new AuditEvent
        {
            EventId = new EventKey(0xFEDCBA9876543210, 42).ToString(),
            Uid = "uid",
            Time = Made.Start.AddTicks(10),
            Ingested = Made.Start.AddDays(1),
            Category = "process",
            Action = "exec",
            Outcome = "failure",
            Count = 4_000_000_000,
            SeverityId = 5,
            ClassUid = 1007,
            Actor = "alice",
            Target = "root",
            SourceIp = "10.0.0.1",
            SourcePort = 65_000,
            Host = "web1",
            Subsystem = "sshd",
            Session = "s1",
            Operation = "o1",
            Transaction = "t1",
            Request = "r1",
            Process = "bash",
            Pid = 1,
            Ppid = 0,
            Command = "ls 'a' \"b\"",
            Resource = "/tmp/ü 😀",
            Message = "line 1\nline 2\0end",
            Format = "test",
            Origin = "mine",
            SourceFile = "/var/log/a b",
            Data = "{}",
            Raw = "",
        };
        test.Add(full);
        Assert.Equal([full], test.Events());
    }

    [Fact]
    public void Events_EmptyStore_GivesNothing()
    {
        using var test = new TestStore();
        using var reader = test.Store.Read();
        Assert.Null(reader.Range);
        Assert.Equal(0, reader.Records);
        Assert.Empty(reader.Events(EventFilter.All, null, false, default));
        Assert.Empty(reader.Events(EventFilter.All, null, true, default));
        Assert.Empty(reader.Features(new FeatureQuery { GroupBy = [new Feature.Column(EventColumn.Actor)] }, default));
        Assert.Equal([0L], Assert.Single(reader.Features(new FeatureQuery(), default)).Values);
        using var cursor = reader.Stream(new EventStream(EventFilter.All, []), default);
        Assert.False(cursor.Read());
        Assert.Empty(reader.Query("SELECT actor, event_id FROM events", new Dictionary<string, object?>(), default));
    }

    [Fact]
    public void Range_SeveralSegments_SpansThemAll()
    {
        using var test = new TestStore();
        test.Add(Made.Event(1, 100), Made.Event(2, 50));
        test.Add(Made.Event(3, 500));
        using var reader = test.Store.Read();
        Assert.Equal((Made.Start.AddSeconds(50), Made.Start.AddSeconds(500)), reader.Range);
        Assert.Equal(3, reader.Records);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 130)]
    [InlineData(true, 130)]
    public void Events_OverlappingSegments_ComeInOrder(bool descending, int? first)
    {
        using var test = new TestStore();
        var events = Made.Random(7, 3000);
        foreach (var part in events.Chunk(700))
        {
            test.Add(part);
        }

        var oracle = new InMemoryEvents(events);
        Assert.Equal(oracle.Events(EventFilter.All, first, descending, default), test.Events(null, first, descending));
    }

    [Fact]
    public void Events_MoreRunsThanAreMerged_ComeInOrder()
    {
        using var test = new TestStore();
        var events = Made.Random(8, 500);
        foreach (var part in events.Chunk(25))
        {
            test.Add(part);
        }

        Assert.Equal(new InMemoryEvents(events).Events(EventFilter.All, null, false, default), test.Events());
    }

    [Fact]
    public void Events_LargeSegmentsInARow_ComeInOrder()
    {
        using var test = new TestStore();
        test.AddSeries(150_000);
        test.AddSeries(150_000, from: 150_000);
        using var reader = test.Store.Read();
        using var cursor = reader.Stream(new EventStream(EventFilter.All, [EventColumn.Actor, EventColumn.Pid]), default);
        for (var i = 0; i < 300_000; i++)
        {
            Assert.True(cursor.Read());
            Assert.Equal(i, cursor.Key.Record);
            Assert.Equal("user" + (i % 7), cursor.Text(0));
            Assert.Null(cursor.Number(1));
        }

        Assert.False(cursor.Read());
        Assert.False(cursor.Read());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public void Stream_OfManyNames_ComesInOrder(int names)
    {
        using var test = new TestStore();
        test.AddSeries(200_000);
        test.AddSeries(200_000, from: 200_000);
        using var reader = test.Store.Read();
        var actors = Enumerable.Range(0, names).Select(i => $"user{i}").ToList();
        using var cursor = reader.Stream(new EventStream(new EventFilter.In(EventColumn.Actor, actors), []), default);
        for (var i = 0; i < 400_000; i++)
        {
            if (i % 7 < names)
            {
                Assert.True(cursor.Read());
                Assert.Equal(i, cursor.Key.Record);
            }
        }

        Assert.False(cursor.Read());
    }

    [Fact]
    public void Stream_TheFirstOfSeveralRuns_EndsThere()
    {
        using var test = new TestStore();
        var events = Made.Random(9, 1000);
        foreach (var part in events.Chunk(250))
        {
            test.Add(part);
        }

        using var reader = test.Store.Read();
        using var cursor = reader.Stream(new EventStream(EventFilter.All, [], First: 40), default);
        foreach (var expected in new InMemoryEvents(events).Events(EventFilter.All, 40, false, default))
        {
            Assert.True(cursor.Read());
            Assert.Equal(expected.EventId, cursor.Key.ToString());
        }

        Assert.False(cursor.Read());
        Assert.False(cursor.Read());
    }

    [Fact]
    public void Read_WhileOthersCommit_SeesOneMoment()
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        using var reader = test.Store.Read();
        test.Add(Made.Series(10, from: 10));
        Assert.Equal(10, reader.Events(EventFilter.All, null, false, default).Count());
        Assert.Equal(20, test.Events().Count);
    }
}
