using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Rules.Correlation;

/// <summary>A few rules, and events that they may match.</summary>
internal sealed record CorrelationCase(string Rules, IReadOnlyList<ListedEvent> Events)
{
    public override string ToString() => $"{Rules}\n{string.Join('\n', Events)}";
}

/// <summary>Random correlations of every type, chained and aliased, over random events.</summary>
internal static class RandomCorrelations
{
    private const string Detections = """
        title: A
        name: a
        logsource: {product: x}
        detection: {s: {f: 1}, condition: s}
        ---
        title: B
        name: b
        logsource: {product: x}
        detection: {s: {f: 1}, condition: s}
        ---
        title: C
        name: c
        logsource: {product: x}
        detection: {s: {f: 1}, condition: s}
        """;

    private static readonly string[] Comparisons = ["gt", "gte", "lt", "lte", "eq", "neq"];
    private static readonly string[] Numbers = ["1", "2", "0.5", "-3", "7", "x", "2e0"];

    public static Arbitrary<CorrelationCase> Of(string type) =>
        (from seed in Gen.Choose(0, int.MaxValue - 1) from size in Gen.Sized(size => Gen.Choose(0, size)) select Make(type, new Random(seed), size)).ToArbitrary();

    private static CorrelationCase Make(string type, Random random, int size)
    {
        var isChained = random.Next(3) == 0;
        string[] inner = ["event_count", "value_count", "temporal", "temporal_ordered"];
        var rules = isChained
            ? $"{Detections}\n---\n{Correlation("inner", inner[random.Next(inner.Length)], ["a", "b"], random)}\n---\n{Correlation("outer", type, ["inner", "c"], random)}"
            : $"{Detections}\n---\n{Correlation("outer", type, ["a", "b", "c"], random)}";
        return new CorrelationCase(rules, Events(random, size));
    }

    private static string Correlation(string name, string type, string[] from, Random random)
    {
        random.Shuffle(from);
        var rules = from.Take(Math.Max(random.Next(from.Length + 1), type.StartsWith("temporal", StringComparison.Ordinal) ? 2 : 1)).ToArray();
        var isAliased = random.Next(3) == 0;
        string[] groups = isAliased ? ["who"] : random.Next(3) switch { 0 => [], 1 => ["u"], _ => ["u", "h"] };
        var aliases = isAliased ? $"  aliases:\n    who: {{{string.Join(", ", rules.Select((rule, i) => $"{rule}: {(i % 2 == 0 ? "u" : "h")}"))}}}\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            title: {name}
            name: {name}
            correlation:
              type: {type}
              rules: [{string.Join(", ", rules)}]
              group-by: [{string.Join(", ", groups)}]
              timespan: {random.Next(1, 6)}s
            {aliases}{Condition(type, random)}
            """);
    }

    private static string Condition(string type, Random random)
    {
        if (type.StartsWith("temporal", StringComparison.Ordinal) && random.Next(2) == 0)
            return "";
        var field = type switch
        {
            "value_count" => random.Next(2) == 0 ? ", field: v" : ", field: [v, h]",
            "value_percentile" => random.Next(3) == 0 ? ", field: v" : $", field: v, percentile: {random.Next(0, 5) * 25}",
            "value_sum" or "value_avg" => ", field: v",
            _ => "",
        };
        var most = type == "value_percentile" && !field.Contains("percentile", StringComparison.Ordinal) ? 100 : 6;
        var first = Comparisons[random.Next(Comparisons.Length)];
        var second = random.Next(3) == 0 ? Comparisons[random.Next(Comparisons.Length)] : first;
        var also = second == first ? "" : $", {second}: {random.Next(0, most)}";
        return $"  condition: {{{first}: {random.Next(0, most)}{also}{field}}}";
    }

    private static List<ListedEvent> Events(Random random, int size)
    {
        var time = 0L;
        return [.. Enumerable.Range(0, Math.Min(size, 40)).Select(record =>
        {
            // Half seconds, so that events lie exactly one window apart.
            time += random.Next(0, 5) * 500_000;
            int[] rules = [.. Enumerable.Range(0, 3).Where(_ => random.Next(2) == 0)];
            var fields = new Dictionary<string, string>();
            Add("u", "x", "y");
            Add("h", "x", "y");
            Add("v", Numbers);
            return new ListedEvent(time, record, random.Next(4) == 0 ? random.Next(2, 4) : 1, rules, fields);

            void Add(string name, params string[] values)
            {
                if (random.Next(8) > 0)
                    fields[name] = values[random.Next(values.Length)];
            }
        })];
    }
}
