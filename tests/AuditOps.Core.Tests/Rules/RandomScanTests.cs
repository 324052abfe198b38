using System.Globalization;
using System.Text.Json;
using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;
using AuditOps.Core.Tests.Store;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Rules;

using TestStore = AuditOps.Core.Tests.Store.TestStore;

/// <summary>Any conditions on any events: the scan, which asks little, finds what asking everything finds.</summary>
public sealed class RandomScanTests
{
    private static readonly string[] Texts = ["alice", "ALICE", "Kelvin", "\u212Aelvin", "stra\u017Fe", "strasse", "\u0131nfo", "INFO", "C:\\Windows\\cmd.exe", "a\"b", "ünï", "ÜNÏ", "😀x", "", "42", "4.2", "10.0.0.7", "tab\tbed", "/etc/passwd"];
    private static readonly EventField[] Fields =
    [
        new("actor", EventColumn.Actor, []), new("category", EventColumn.Category, []), new("pid", EventColumn.Pid, []), new("message", EventColumn.Message, []),
        new("a", null, [new EventPath("a")]), new("b", null, [new EventPath("in.b"), new EventPath("b")]), new("c", null, [new EventPath("c.*.d")]), new("e", null, [new EventPath("e.1"), new EventPath("a", "HAS-A")]),
    ];

    [Fact]
    public void Scan_AnyConditions_EqualsAskingEverything() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        List<AuditEvent> events = [.. Enumerable.Range(0, 30).Select(i => Event(random, i))];
        EventFilter[] sources = [EventFilter.All, Leaf(random), Leaf(random)];
        ScanCondition[] conditions = [.. Enumerable.Range(0, 12).Select(_ => new ScanCondition(sources[random.Next(3)], Tree(random, 3)))];
        var scan = new RuleScan(EventFilter.All, conditions, Fields);
        using var store = new TestStore();
        foreach (var half in events.Chunk(17))
            store.Add(half);
        using var reader = store.Store.Read();

        Assert.Equal(All(new InMemoryEvents(events).Scan(scan, default)), All(reader.Scan(scan, default)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void Scan_EveryEventOfAKindOfItsOwn_EqualsAskingEverything()
    {
        List<AuditEvent> events = [.. Enumerable.Range(0, 5_000).Select(i => Event(new Random(i), i) with { Action = $"action {i}" })];
        var action = new EventField("action", EventColumn.Action, []);
        EventFilter Ends(EventField field, string end) => new EventFilter.Field(field, new FieldTest.Text([new Wildcard.AnyText(), new Wildcard.Literal(end)], CaseSensitive: false));
        ScanCondition[] conditions =
        [
            new(EventFilter.All, Ends(action, "7")),
            new(EventFilter.All, new EventFilter.And([Ends(action, "12"), Ends(Fields[0], "e")])),
            new(EventFilter.All, new EventFilter.Not(new EventFilter.Or([Ends(action, "0"), Ends(Fields[4], "x")]))),
        ];
        var scan = new RuleScan(EventFilter.All, conditions, Fields);
        using var store = new TestStore();
        store.Add(events);
        using var reader = store.Store.Read();

        var found = All(reader.Scan(scan, TestContext.Current.CancellationToken));

        Assert.True(found.Count > 3_000);
        Assert.Equal(All(new InMemoryEvents(events).Scan(scan, default)), found);
    }

    private static List<string> All(IRuleCursor cursor)
    {
        using (cursor)
        {
            var found = new List<string>();
            while (cursor.Read())
                found.Add($"{cursor.Time} {cursor.Key} {cursor.Count} [{string.Join(' ', cursor.Conditions.ToArray())}] {string.Join('|', Fields.Select((_, i) => cursor.Text(i)))}");
            return found;
        }
    }

    private static EventFilter Tree(Random random, int depth) => depth == 0 ? Leaf(random) : random.Next(5) switch
    {
        0 => new EventFilter.And([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Tree(random, depth - 1))]),
        1 => new EventFilter.Or([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Tree(random, depth - 1))]),
        2 => new EventFilter.Not(Tree(random, depth - 1)),
        3 => new EventFilter.Anywhere(Text(random)),
        _ => Leaf(random),
    };

    private static EventFilter Leaf(Random random) => new EventFilter.Field(Fields[random.Next(Fields.Length)], random.Next(8) switch
    {
        0 => new FieldTest.Present(),
        1 => new FieldTest.Absent(),
        2 => new FieldTest.Number((Comparison)random.Next(6), random.Next(-3, 50)),
        3 => new FieldTest.Field(Fields[random.Next(Fields.Length)], (TextPlace)random.Next(4), random.Next(2) == 0),
        _ => Text(random),
    });

    private static FieldTest.Text Text(Random random)
    {
        var whole = Texts[random.Next(Texts.Length)];
        var (from, to) = (random.Next(whole.Length + 1), random.Next(whole.Length + 1));
        Wildcard.Piece literal = new Wildcard.Literal(random.Next(2) == 0 || from >= to ? whole : whole[from..to]);
        List<Wildcard.Piece> pieces = whole.Length == 0 ? [] : [literal];
        if (random.Next(3) == 0)
            pieces.Insert(0, new Wildcard.AnyText());
        if (random.Next(3) == 0)
            pieces.Add(new Wildcard.AnyText());
        if (random.Next(5) == 0)
            pieces.Insert(random.Next(pieces.Count + 1), new Wildcard.AnyCharacter());
        return new FieldTest.Text(pieces, random.Next(3) == 0);
    }

    private static AuditEvent Event(Random random, int record)
    {
        var data = new Dictionary<string, object?>
        {
            ["a"] = One(random),
            ["in"] = random.Next(2) == 0 ? null : new Dictionary<string, object?> { ["b"] = One(random) },
            ["b"] = new[] { One(random), One(random) },
            ["c"] = new Dictionary<string, object?> { ["x"] = new Dictionary<string, object?> { ["d"] = One(random) }, ["y"] = One(random) },
            ["e"] = new[] { One(random), One(random) },
        };
        foreach (var name in data.Keys.Where(_ => random.Next(3) == 0).ToList())
            data.Remove(name);
        return Made.Event(record, random.Next(20), Texts[random.Next(Texts.Length)]) with
        {
            Category = random.Next(2) == 0 ? "alice" : "process",
            Pid = random.Next(3) == 0 ? null : random.Next(-3, 50),
            Message = random.Next(3) == 0 ? null : Texts[random.Next(Texts.Length)],
            Data = random.Next(6) == 0 ? null : JsonSerializer.Serialize(data),
            Raw = random.Next(3) == 0 ? string.Join(' ', Texts[random.Next(Texts.Length)], Texts[random.Next(Texts.Length)]) : null,
        };
    }

    private static object? One(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => random.Next(50),
        2 => random.Next(2) == 0,
        _ => Texts[random.Next(Texts.Length)].ToString(CultureInfo.InvariantCulture),
    };
}
