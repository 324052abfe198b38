using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Store;

/// <summary>Makes events.</summary>
internal static class Made
{
    public static readonly DateTime Start = new(2024, 3, 4, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string?[] Texts =
        ["root", "ROOT", "alice", "Bob", "bob_1", "100%", "a.b*c", "[x]", "x]y", "ünï", "ÜNÏ", "", null, "two\nlines", "'; DROP TABLE events; --", "😀 face", "tab\tbed", "back`tick", "ß"];

    private static readonly string[] Categories = ["authentication", "process", "unparsed", "file"];

    public static AuditEvent Event(long record, double seconds, string? actor = null, ulong source = 1, string? uid = null) => new()
    {
        EventId = new EventKey(source, record).ToString(),
        Time = Start.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)),
        Ingested = Start,
        Category = "authentication",
        Action = "login",
        Outcome = "success",
        Actor = actor,
        Uid = uid,
        Format = "test",
        Raw = $"raw {record}",
    };

    public static IEnumerable<AuditEvent> Series(int count, long from = 0, ulong source = 1, double step = 1) =>
        Enumerable.Range(0, count).Select(i => Event(from + i, (from + i) * step, $"user{(from + i) % 7}", source));

    /// <summary>Events of every kind: equal times, no time, any text, absent values.</summary>
    public static List<AuditEvent> Random(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Random(random, i))];
    }

    private static AuditEvent Random(Random random, long record) => new()
    {
        EventId = new EventKey(random.Next(4) == 0 ? ulong.MaxValue - 5 : (ulong)random.Next(3), record).ToString(),
        Time = random.Next(12) == 0 ? null : Start.AddSeconds(random.Next(-200_000, 2_000_000)).AddTicks(random.Next(3) * 10),
        Ingested = Start,
        Category = Categories[random.Next(Categories.Length)],
        Action = random.Next(5) == 0 ? null : "login",
        Outcome = random.Next(2) == 0 ? "success" : "failure",
        Count = random.Next(10) == 0 ? random.Next(1, 100) : 1,
        SeverityId = random.Next(7),
        ClassUid = random.Next(3) == 0 ? null : 3002,
        Actor = Texts[random.Next(Texts.Length)],
        Target = Texts[random.Next(Texts.Length)],
        SourceIp = random.Next(3) == 0 ? null : $"10.0.0.{random.Next(20)}",
        SourcePort = random.Next(3) == 0 ? null : random.Next(65536),
        Host = "host" + random.Next(3),
        Message = Texts[random.Next(Texts.Length)],
        Pid = random.Next(3) == 0 ? null : random.Next(-5, 5),
        Session = Texts[random.Next(Texts.Length)],
        Data = random.Next(2) == 0 ? null : "{\"a\": [1, \"x\"]}",
        Raw = "raw " + record,
    };
}
