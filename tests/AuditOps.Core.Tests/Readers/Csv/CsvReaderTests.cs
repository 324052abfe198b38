using System.Text;
using System.Text.Json.Nodes;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Csv;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers.Csv;

public sealed class CsvReaderTests
{
    private static readonly CsvReader Reader = new();

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\n1\t2")]
    [InlineData("a|b\r1|2\r")]
    [InlineData("\"a\",\"b\"\n\"1\",2\n")]
    [InlineData(" a , b \n1,2\n")]
    [InlineData("#TYPE System.Object\n\na,b\n\n1,2\n")]
    [InlineData("#Software: x\n#Fields: a b\n1 2\n#Date: x\n")]
    [InlineData("#separator \\x09\n#fields\ta\tb\n1\t2\n#close\n")]
    public void Parse_EveryDialect_GivesTheRow(string text)
    {
        foreach (var size in (int[])[1 << 16, 1, 4])
            Assert.Equal(["""{"a":"1","b":"2"}"""], Reading.Read(Reader, text, size).Fields);
    }

    [Theory]
    [InlineData("a,b\n\"x, \"\"y\"\"\nz\",2\n", """{"a":"x, \"y\"\nz","b":"2"}""")]
    [InlineData("a,b\n1\n", """{"a":"1","b":null}""")]
    [InlineData("a,b\n1,2,3,\n", """{"a":"1","b":"2","_extra":["3",""]}""")]
    [InlineData("a,b\n,\"\"\n", """{"a":"","b":""}""")]
    [InlineData("a,a,,a\n1,2,3,4\n", """{"a":"1","a_2":"2","column3":"3","a_3":"4"}""")]
    [InlineData("a,b\n5\" disk,2\n", """{"a":"5\" disk","b":"2"}""")]
    [InlineData("a,b\n\"x\"y,2\n", """{"a":"xy","b":"2"}""")]
    [InlineData("a,b\n\"unclosed,2\n", """{"a":"\"unclosed","b":"2"}""")]
    [InlineData("a\nx\n", """{"a":"x"}""")]
    [InlineData("a,\"b \"\"c\"\"\"\n1,2\n", """{"a":"1","b \"c\"":"2"}""")]
    [InlineData("#Fields: a b\n- \"x y\"\n", """{"a":null,"b":"x y"}""")]
    public void Parse_Value_IsUnderstood(string text, string expected)
    {
        var fields = Assert.Single(Reading.Read(Reader, text).Fields);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(fields)), fields);
    }

    [Fact]
    public void Parse_RowsOverLines_AreNumberedByTheirFirstLine()
    {
        var read = Reading.Read(Reader, "a,b\n\"x\ny\",1\r\n\nz,2\n");

        Assert.Equal([2, 5], read.Records.Select(r => r.Record));
        Assert.Equal(["\"x\ny\",1", "z,2"], read.Raw);
        Assert.Equal([4, 14], read.Records.Select(r => r.Offset));
    }

    [Fact]
    public void Cut_GrowingFile_KeepsTheHeader()
    {
        var (first, end) = Reading.Read(Reader, new MemoryStream("a;b\n1;2\n3;"u8.ToArray()), Position.Zero, 64, StreamEnd.Growing);
        var (second, _) = Reading.Read(Reader, new MemoryStream("3;4\n"u8.ToArray()), end, 64, StreamEnd.Growing);

        Assert.Single(first.Records);
        Assert.Equal((8, 3), (end.Offset, end.Record));
        Assert.Equal([new ReadRecord(3, 8, "3;4", """{"a":"3","b":"4"}""", 0)], second.Records);
    }

    [Fact]
    public void Parse_SecondDirective_ChangesTheColumns() =>
        Assert.Equal(["""{"a":"1"}""", """{"b":"2","c":"3"}"""], Reading.Read(Reader, "#Fields: a\n1\n#Fields: b c\n2 3\n", 8).Fields);

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", 8)]
    [InlineData("a,b\n\"1\n\",2\n", 11)]
    [InlineData("a,b\n1,2", 0)]
    [InlineData("a,b\n", 0)]
    public void First_HeaderAndRow_AreMeasured(string text, int expected) =>
        Assert.Equal(expected, Reader.First(Encoding.UTF8.GetBytes(text), StreamEnd.Growing));

    [Fact]
    public void Cut_AnyTextAnyBuffer_GivesTheSameRowsAndLosesNothing()
    {
        var pieces = Pieces.Of("a", ",", ";", "\t", "\n", "\r\n", "\r", "\"", "\"\"", "\"x\ny\"", "#", "#Fields: a b\n", " ", "\0", "\xFF");
        Prop.ForAll(pieces, list =>
        {
            var bytes = Encoding.Latin1.GetBytes(string.Concat(list));
            Reading.AssertSameInPieces(Reader, bytes, [1, 2, 5, 13]);
            var read = Reading.Read(Reader, bytes);
            Assert.All(read.Fields, f => JsonNode.Parse(f)!.AsObject().Count());
            Assert.Empty(read.Problems);
            Assert.All(read.Records, r => Assert.Equal(r.Raw, Encoding.Latin1.GetString(bytes, (int)r.Offset, r.Raw.Length)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Parse_WrittenTable_ReadsBackTheSame()
    {
        var values = Gen.Elements("", "a", ",", "\"", "\n", "\r\n", " ", "é", "#").ListOf().Select(string.Concat);
        var rows = values.ListOf(3).Select(row => row.ToList()).ListOf().Select(list => list.ToList());
        Prop.ForAll(rows.ToArbitrary(), table =>
        {
            var text = "x,y,z\n" + string.Concat(table.Select(row => string.Join(',', row.Select(v => $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
            var read = Reading.Read(Reader, text, 32);
            Assert.Equal(table, read.Fields.Select(f => JsonNode.Parse(f)!.AsObject().Select(p => (string)p.Value!).ToList()));
        }).QuickCheckThrowOnFailure();
    }
}
