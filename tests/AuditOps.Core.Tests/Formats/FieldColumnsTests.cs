using System.Text;
using AuditOps.Core.Formats;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Formats;

/// <summary>Paths as columns of <c>input</c>, against DuckDB's own <c>json_extract_string</c>.</summary>
public sealed class FieldColumnsTests : IDisposable
{
    private static readonly string[] Names = ["a", "b", "ab", "longer_than_eight", "longer_than_nine", "with.dot", "ümlaut", ""];
    private static readonly string[] Paths =
    [
        "$.a", "$.b", "$.ab", "$.longer_than_eight", "$.longer_than_nine", "$.\"with.dot\"", "$.ümlaut", "$.a.a", "$.a.b", "$.b.longer_than_eight.a",
        "$.a[0]", "$.a[2].b", "$.b[0][1]", "$[0]", "$.ab.\"with.dot\".ab",
    ];

    private readonly FormatRunner runner = new(null, 256, new FormatRunners());

    public void Dispose() => runner.Dispose();

    [Fact]
    public void Input_AnyJson_HasAtItsPathsWhatDuckDBExtracts()
    {
        runner.Input.Pick(new FieldPaths(Paths, []));
        var equal = string.Join(", ", Paths.Select(path => $"count(*) FILTER ({Same(path)})"));
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var maker = new Maker(new Random(seed));
            runner.Input.Clear();
            runner.Input.Begin(1, "f", null);
            for (var record = 1; record <= 40; record++)
                runner.Input.Add(record, 0, [], Encoding.UTF8.GetBytes(maker.Object(4)));
            using var command = runner.Database.CreateCommand($"SELECT {equal} FROM input");
            using var row = command.ExecuteReader();
            Assert.True(row.Read());
            Assert.All(Paths.Index(), path => Assert.True(row.GetInt64(path.Index) == 40, path.Item));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [InlineData("""{"is":1,"x":"self","detail":{"is":1,"x":"inner"}}""", "self")]
    [InlineData("""{"x":"outer","detail":{"is":1,"x":"inner"}}""", "inner")]
    [InlineData("""{"x":"outer","message":" {\"is\":1,\"x\":\"in\\\"ner\"}\n"}""", "in\"ner")]
    [InlineData("""{"x":"outer","detail":{"x":"none"},"message":"{\"is\":1,\"x\":\"inner\"}"}""", "inner")]
    [InlineData("""{"x":"outer","detail":{"x":"none"},"message":"{\"is\":1,\"x\":\"cut"}""", "outer")]
    [InlineData("""{"x":"outer","message":"no JSON"}""", "outer")]
    public void Input_WrappedRecord_IsReadInside(string json, string expected)
    {
        runner.Input.Pick(new FieldPaths(["$.x"], ["$.is", "$.detail", "$.message"]));
        runner.Input.Begin(1, "f", null);
        runner.Input.Add(1, 0, [], Encoding.UTF8.GetBytes(json));

        using var command = runner.Database.CreateCommand("SELECT \"$.x\" FROM input");
        Assert.Equal(expected, command.ExecuteScalar());
    }

    [Fact]
    public void Input_NoJsonAndOtherPaths_IsNullAndFollows()
    {
        runner.Input.Pick(new FieldPaths(["$.x"], []));
        runner.Input.Begin(1, "f", null);
        runner.Input.Add(1, 0, "broken"u8, []);
        runner.Input.Add(2, 0, [], "{\"x\":null,\"y\":\"a text of some length\"}"u8);
        runner.Input.Pick(new FieldPaths(["$.y"], []));

        using var command = runner.Database.CreateCommand("SELECT string_agg(coalesce(\"$.y\", 'none'), '|' ORDER BY record), count(*) FROM input");
        Assert.Equal("none|a text of some length", command.ExecuteScalar());
    }

    private static string Same(string path)
    {
        var column = $"\"{path.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return $"CASE WHEN json_type(fields, '{path}') IN ('OBJECT', 'ARRAY') THEN json({column})::VARCHAR ELSE {column} END IS NOT DISTINCT FROM json_extract_string(fields, '{path}')";
    }

    /// <summary>Makes JSON with white space, escapes and doubled names.</summary>
    private sealed class Maker(Random random)
    {
        private static readonly string[] Scalars =
            ["null", "true", "false", "0", "-12", "4.5", "123456789012", "\"\"", "\"plain\"", "\"a text of some length\"", "\"\\u00e9\\ud83d\\ude00\\n\\\"\\/\"", "\"{[,:\\\\\"", "\"ü{}\""];

        public string Object(int depth) => Nest('{', '}', depth, () => $"\"{Name()}\"{Space()}:{Space()}{Value(depth - 1)}");

        private string Value(int depth) => (depth > 0 ? random.Next(4) : 3) switch
        {
            0 or 1 => Object(depth),
            2 => Nest('[', ']', depth, () => Value(depth - 1)),
            _ => Scalars[random.Next(Scalars.Length)],
        };

        private string Nest(char open, char close, int depth, Func<string> part) =>
            $"{open}{Space()}{string.Join($"{Space()},{Space()}", Enumerable.Range(0, random.Next(depth + 3)).Select(_ => part()))}{Space()}{close}";

        private string Name() => Names[random.Next(Names.Length)] is "a" && random.Next(4) == 0 ? "\\u0061" : Names[random.Next(Names.Length)];

        private string Space() => random.Next(6) switch
        {
            0 => " ",
            1 => "\n\t",
            _ => "",
        };
    }
}
