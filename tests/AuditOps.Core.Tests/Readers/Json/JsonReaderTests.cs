using System.Text;
using System.Text.Json;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers.Json;

public sealed class JsonReaderTests
{
    private const string A = """{"a":1}""";
    private const string B = """{"b":[{"c":"}{"}]}""";
    private static readonly JsonReader Reader = new();

    [Theory]
    [InlineData(A + "\n" + B + "\n")]
    [InlineData(A + "\n" + B)]
    [InlineData(A + "\r\n\r\n" + B + "\r\n")]
    [InlineData("\n" + A + B + "\n")]
    [InlineData(A + B)]
    [InlineData(A + ",\n" + B + ",\n")]
    [InlineData("[" + A + "," + B + "]")]
    [InlineData("[\n  " + A + ",\n  " + B + "\n]\n")]
    [InlineData("[" + A + "]\n[" + B + "]\n")]
    [InlineData("""{"Records":[""" + A + "," + B + "]}")]
    [InlineData("""{"Records":[""" + A + """]}{"Records":[""" + B + "]}")]
    [InlineData("""{"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{"x":{}},"items":[""" + A + "," + B + "]}\n")]
    [InlineData("""{ "Events" : [ """ + A + "\n,\n" + B + """ ] , "NextToken" : "x" }""")]
    [InlineData("[" + """{"Records":[""" + A + """]},{"Records":[""" + B + "]}]")]
    [InlineData("\x1E" + A + "\n\x1E" + B + "\n")]
    [InlineData("\0\0\0" + A + "\n" + B + "\n")]
    public void Parse_EveryArrangement_GivesEachRecord(string text)
    {
        foreach (var size in (int[])[1 << 20, 1, 3, 10])
        {
            var read = Reading.Read(Reader, text, size);

            Assert.Equal([A, B], read.Fields);
            Assert.All(read.Raw, Assert.Empty);
            Assert.Empty(read.Problems);
            Assert.All(read.Records, r => Assert.Equal(r.Fields, text.Substring((int)r.Offset, r.Fields.Length)));
        }
    }

    [Theory]
    [InlineData("""{"Records":[""" + A + "," + B + """],"owner":"x"}""", 2, "owner")]
    [InlineData("""{"Records":[""" + A + "," + B + """],"more":[{"c":1}],"x":{},"kind":"List"}""", 2, "more, x")]
    [InlineData("""{"messageType":"DATA","logGroup":"g","logEvents":[""" + A + "," + B + "]}", 1, "messageType, logGroup")]
    [InlineData("""{"@odata.context":"c","tenant":1,"value":[""" + A + "," + B + """],"@odata.nextLink":"n"}""", 1, "tenant")]
    public void Parse_MembersBesideTheRecords_AreTold(string text, long record, string names)
    {
        var read = Reading.Read(Reader, text);

        Assert.Equal([A, B], read.Fields);
        Assert.Equal((record, "WrapperMembers", $"The object around the records also holds {names}; that is part of no record and was left out."), Assert.Single(read.Problems));
        Reading.AssertSameInPieces(Reader, Encoding.UTF8.GetBytes(text), [1, 3, 10, 30]);
    }

    [Fact]
    public void Parse_ObjectsOverLines_KeepsTheirText()
    {
        const string Pretty = "{\n  \"a\": {\n    \"b\": [\n      1\n    ]\n  }\n}";

        Assert.Equal([Pretty, Pretty], Reading.Read(Reader, Pretty + "\n" + Pretty + "\n").Fields);
        Reading.AssertSameInPieces(Reader, Encoding.UTF8.GetBytes(Pretty + "\n" + Pretty + "\n"), [1, 5, 40]);
    }

    [Fact]
    public void Parse_ObjectWithAnArrayOfItsOwn_IsOneRecord()
    {
        const string Activity = """{"id":{"time":"x"},"events":[{"name":"a"},{"name":"b"}]}""";

        Assert.Equal([Activity], Reading.Read(Reader, Activity + "\n").Fields);
        Assert.Equal([Activity, Activity], Reading.Read(Reader, Activity + Activity).Fields);
    }

    [Fact]
    public void Parse_ValuesThatAreNoObjects_WrapsThem()
    {
        Assert.Equal(["""{"value":1}""", """{"value":"x"}""", """{"value":[2]}"""], Reading.Read(Reader, "[1,\"x\",[2]]").Fields);
        Assert.Equal(["""{"value":1}""", """{"value":null}"""], Reading.Read(Reader, "1\nnull\n").Fields);
    }

    [Theory]
    [InlineData("""{"x":tru}""")]
    [InlineData("""{"x":1""")]
    [InlineData("""{"x":"1""")]
    [InlineData("""{"x":1}}""")]
    [InlineData("""{"x":"\q"}""")]
    [InlineData("""{"x":01}""")]
    [InlineData("""{"x":1,}""")]
    [InlineData("""{"x":{"y":""")]
    [InlineData("""{"x":"\u12""")]
    [InlineData("""{"x":1.}""")]
    [InlineData("not JSON at all")]
    public void Parse_BrokenLine_KeepsItsTextAndTheOthers(string broken)
    {
        var read = Reading.Read(Reader, $"{A}\n{broken}\n{B}\n");

        Assert.Equal([A, "", B], read.Fields);
        Assert.Equal(["", broken, ""], read.Raw);
        Assert.Equal([1, 2, 3], read.Records.Select(r => r.Record));
        Assert.Equal([(2L, "BrokenJson")], read.Problems.Select(p => (p.Record, p.Code)));
    }

    [Theory]
    [InlineData("[\n  {\n    \"a\": 1\n  },\n  {\n    \"x\": tru\n  },\n  {\n    \"b\": 2\n  }\n]")]
    [InlineData("[\n  {\n    \"a\": 1\n  },\n  {\n    \"x\": \"unfinished\n  {\n    \"b\": 2\n  }\n]")]
    [InlineData("[\n  {\n    \"a\": 1\n  },\n  {\n    \"x\": {\n      \"y\": 1\n  {\n    \"b\": 2\n  }\n]")]
    public void Parse_BrokenRecordOverLines_ResumesAtTheNextRecord(string text)
    {
        var read = Reading.Read(Reader, text);

        Assert.Equal(3, read.Records.Count);
        Assert.Equal("", read.Records[1].Fields);
        Assert.StartsWith("{\n    \"x\"", read.Records[1].Raw, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(read.Records[2].Fields).RootElement.GetProperty("b").GetInt32());
        Assert.Equal([(2L, "BrokenJson")], read.Problems.Select(p => (p.Record, p.Code)));
        Reading.AssertSameInPieces(Reader, Encoding.UTF8.GetBytes(text), Enumerable.Range(1, 30));
    }

    [Fact]
    public void Parse_BrokenRecordInACompactArray_KeepsTheOthers() =>
        Assert.Equal([A, "", B], Reading.Read(Reader, $$"""{"Records":[{{A}},{"x":nul},{{B}}]}""").Fields);

    [Fact]
    public void Parse_WrapperCutInTheMiddleOfARecord_KeepsWhatWasWhole()
    {
        const string text = """{"Records":[""" + A + ",{\"x\":\"y";
        var read = Reading.Read(Reader, text);

        Assert.Equal([A, ""], read.Fields);
        Assert.Equal(["BrokenJson"], read.Problems.Select(p => p.Code));
        Assert.Contains("inside the JSON array", Reading.EndProblem(Reader, text), StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_GrowingWrapper_ContinuesInsideTheArray()
    {
        var (first, end) = Reading.Read(Reader, new MemoryStream(Encoding.UTF8.GetBytes("{\"Records\":[" + A + ",{\"b\"")), Position.Zero, 64, StreamEnd.Growing);
        var (second, _) = Reading.Read(Reader, new MemoryStream(Encoding.UTF8.GetBytes("," + B + "]}")), end, 64, StreamEnd.Growing);

        Assert.Equal([A], first.Fields);
        Assert.Equal([B], second.Fields);
        Assert.Empty(first.Problems.Concat(second.Problems));
    }

    [Theory]
    [InlineData("""{"x":"\ud800"}""", """{"x":"\ufffd"}""")]
    [InlineData("""{"x":"\udc00\ud800y"}""", """{"x":"\ufffd\ufffdy"}""")]
    [InlineData("""{"x":"\ud83d\ude00"}""", """{"x":"\ud83d\ude00"}""")]
    [InlineData("""{"x":"\ud83d\ud83d\ude00"}""", """{"x":"\ufffd\ud83d\ude00"}""")]
    [InlineData("{\"x\":\"a\tb\0\\\\\"}", """{"x":"a\u0009b\u0000\\"}""")]
    [InlineData("{\"x\":\"\xFF\xC3\xA9\"}", "{\"x\":\"\uFFFD\u00E9\"}")]
    public void Parse_TextThatJsonDoesNotAllow_IsRepaired(string text, string expected)
    {
        var read = Reading.Read(Reader, Encoding.Latin1.GetBytes(text + "\n"));

        Assert.Equal([expected], read.Fields);
        Assert.Equal(text == expected ? [] : ["RepairedJson"], read.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Parse_NestingOverTheLimit_IsBroken()
    {
        static string Nested(int depth) => "{\"x\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";
        var read = Reading.Read(Reader, $"{A}\n{Nested(JsonScanner.MaxDepth)}\n{Nested(JsonScanner.MaxDepth + 1)}\n{new string('[', 100_000)}\n");

        Assert.Equal([true, true, false, false], read.Fields.Select(f => f.Length > 0));
        Assert.Equal(2, read.Problems.Count);
    }

    [Fact]
    public void Parse_RecordLargerThanTheBuffer_KeepsItWhole()
    {
        var large = $$"""{"x":"{{new string('y', 1_000_000)}}"}""";

        Assert.Equal([A, large, B], Reading.Read(Reader, $"{A}\n{large}\n{B}\n", buffer: 1000).Fields);
        Assert.Equal([A, large, B], Reading.Read(Reader, $"[{A},{large},{B}]", buffer: 1000).Fields);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", 8)]
    [InlineData("\n{\"a\":1}\n{\"b\":2}\n", 9)]
    [InlineData("[{\"a\":1},{\"b\":2}]", 8)]
    [InlineData("{\"Records\":[{\"a\":1},", 19)]
    [InlineData("{\"a\":", 0)]
    public void First_AnyArrangement_EndsAfterTheFirstRecord(string text, int expected) =>
        Assert.Equal(expected, Reader.First(Encoding.UTF8.GetBytes(text), StreamEnd.Growing));

    [Fact]
    public void Scan_AnyText_AgreesWithTheFramework()
    {
        var texts = Gen.Elements("{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\u0041", "\\n", "\\", "1", "-", "0", ".5", "e+3", "true", "null", " ", "x")
            .ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text.Trim());
            var scan = JsonScanner.Scan(bytes, final: true);
            Assert.Equal(IsJson(bytes), scan.State == JsonState.Whole && scan.Length == bytes.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Cut_AnyTextAnyBuffer_GivesTheSameRecordsAndLosesNothing()
    {
        var texts = Pieces.Of(A, B, "\n", "\n  ", ",", "[", "]", """{"Records":[""", "}", "\"", "x", "{", "\0", "7", "{\n  \"a\": 1\n}", " ");
        Prop.ForAll(texts, pieces =>
        {
            var text = string.Concat(pieces);
            var bytes = Encoding.UTF8.GetBytes(text);
            // How the records are arranged is chosen once, by what the first buffer holds.
            Reading.AssertSameInPieces(Reader, bytes, [1, 2, 5, 13], "values");
            Reading.AssertSameInPieces(Reader, bytes, [1, 2, 5, 13], "lines");
            var read = Reading.Read(Reader, bytes);
            Assert.All(read.Fields.Where(f => f.Length > 0), f => Assert.True(IsJson(Encoding.UTF8.GetBytes(f)), f));
            Assert.Equal(read.Records.Count, read.Records.Select(r => r.Record).Distinct().Count());
            AssertCovered(text, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    // Between the records lies nothing but what arranges them.
    private static void AssertCovered(string text, RecordList read)
    {
        var at = 0;
        foreach (var record in read.Records)
        {
            var kept = record.Raw.Length > 0 ? record.Raw : record.Fields.Replace("\\u0000", "\0", StringComparison.Ordinal);
            if (record.Raw.Length == 0 && kept.StartsWith("{\"value\":", StringComparison.Ordinal)) kept = kept[9..^1];
            Assert.Matches("""^([\s,\[\]\0}]|\{"Records":\[)*$""", text[at..(int)record.Offset]);
            Assert.Equal(kept, text.Substring((int)record.Offset, kept.Length));
            at = (int)record.Offset + kept.Length;
        }
        Assert.Matches("""^([\s,\[\]\0}]|\{"Records":\[)*$""", text[at..]);
    }

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = JsonScanner.MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
