using System.Text;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Syslog;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers.Syslog;

public sealed class SyslogReaderTests
{
    [Fact]
    public void Parse_LinesOutOfOrder_ComeInTheOrderOfTheirStamps()
    {
        var records = Read("Mar  1 10:00:02 h a: x\nno stamp\nMar  1 10:00:01 h a: y\nMar  1 10:00:02 h a: z\n");

        Assert.Equal([3, 1, 4, 2], records.Records.Select(record => record.Record));
        Assert.Equal([32, 0, 55, 23], records.Records.Select(record => record.Offset));
    }

    [Fact]
    public void Parse_LineOfTheOldYearAfterMidnight_StaysBeforeTheNewYear()
    {
        var records = Read("Dec 31 23:59:59 h a: x\nJan  1 00:00:00 h a: y\nDec 31 23:59:59 h a: late\nJan  1 00:00:01 h a: z\n");

        Assert.Equal([1, 3, 2, 4], records.Records.Select(record => record.Record));
    }

    [Theory]
    [InlineData("<34>Oct 11 22:14:15 h su: x", """{"pri":34}""")]
    [InlineData("<007>Oct 11 22:14:15 h su: x", """{"pri":7}""")]
    [InlineData("<0>1 2003-10-11T22:14:15Z h app - ID47 - x", """{"pri":0,"msgid":"ID47","structured":{}}""")]
    [InlineData("""<38>1 2024-03-01T10:00:00Z h1 app - - [x@1 a="say \"no\"" b="[\]" c="\d"][y] done""", """{"pri":38,"msgid":"-","structured":{"x@1":{"a":"say \"no\"","b":"[]","c":"\\d"},"y":{}}}""")]
    [InlineData("Oct 11 22:14:15 h su: x", "")]
    public void Parse_Line_SaysWhatStandsBesideTheMessage(string line, string fields) => Assert.Equal(fields, Assert.Single(Read(line).Fields));

    [Fact]
    public void Parse_AnyBytes_LosesNoLine()
    {
        string[] starts = ["<34>1 2024-01-01T00:00:00Z ", "Mar  1 10:00:00 ", "2024-01-01 10:00:00 h ", "<3", "1 - - ", "[", ""];
        Prop.ForAll<byte[], byte>((noise, start) =>
        {
            var text = starts[start % starts.Length] + Encoding.Latin1.GetString(noise);

            var records = Read(text, Encoding.Latin1);

            Assert.Equal(
                text.Split(["\r\n", "\n", "\r"], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
                records.Raw.Order(StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static RecordList Read(string text, Encoding? encoding = null)
    {
        var bytes = (encoding ?? Encoding.UTF8).GetBytes(text);
        var reader = new SyslogReader();
        var cut = reader.Cut(bytes, Position.Zero, StreamEnd.Final);
        var records = new RecordList { FirstYear = 2023 };
        reader.Parse(new Slice(1, bytes.AsMemory(0, cut.Length), Position.Zero, Position.Zero.After(cut), Forced: true), records);
        return records;
    }
}
