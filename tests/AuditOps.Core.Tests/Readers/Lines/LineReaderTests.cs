using System.Text;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Lines;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers.Lines;

public sealed class LineReaderTests
{
    private static readonly LineReader Reader = new();

    [Fact]
    public void Parse_MixedLineEnds_GivesEveryLine()
    {
        var read = Reading.Read(Reader, "a\nb\r\nc\rd\n\ne");

        Assert.Equal(["a", "b", "c", "d", "e"], read.Raw);
        Assert.Equal([1, 2, 3, 4, 6], read.Records.Select(r => r.Record));
        Assert.Equal([0, 2, 5, 7, 10], read.Records.Select(r => r.Offset));
    }

    [Fact]
    public void Cut_GrowingFile_LeavesThePartialLine()
    {
        var (first, end) = Reading.Read(Reader, new MemoryStream("one\ntw"u8.ToArray()), Position.Zero, 16, StreamEnd.Growing);
        var (second, _) = Reading.Read(Reader, new MemoryStream("two\r"u8.ToArray()), end, 16, StreamEnd.Growing);
        var (third, _) = Reading.Read(Reader, new MemoryStream("two\r\n"u8.ToArray()), end, 16, StreamEnd.Growing);

        Assert.Equal(["one"], first.Raw);
        Assert.Equal(new Position(4, 2, null), end);
        Assert.Empty(second.Records);
        Assert.Equal([new ReadRecord(2, 4, "two", "", 0)], third.Records);
    }

    [Fact]
    public void Parse_NulAndInvalidBytes_KeepsThem()
    {
        var read = Reading.Read(Reader, [(byte)'a', 0, 0xFF, (byte)'\n', 0, (byte)'\n']);

        Assert.Equal(["a\0\u00FF", "\0"], read.Raw);
    }

    [Fact]
    public void Parse_LineLargerThanTheBuffer_KeepsItWhole()
    {
        var line = new string('x', 1_000_000);

        Assert.Equal(["a", line, "b"], Reading.Read(Reader, $"a\n{line}\nb\n", buffer: 1000).Raw);
    }

    [Theory]
    [InlineData("Dec 31 x\nJan  1 x", 0, 1)]
    [InlineData("Jan  5 x\nDec 28 x", 0, 0)]
    [InlineData("Feb 29 x\nMar  1 x", 0, 0)]
    [InlineData("Jun 30 x\nJan  1 x", 0, 1)]
    [InlineData("Jun 28 x\nJan  1 x", 0, 0)]
    [InlineData("Mar  2 x\nMar  1 x", 0, 0)]
    [InlineData("<13>Dec 31 x\n<165>Jan  1 x", 0, 1)]
    [InlineData("Dec 31 x\nno stamp\nJan 1 x", 0, 0, 1)]
    [InlineData("Dec 31 x\nFeb 31 x\nJan 41 x", 0, 0, 0)]
    [InlineData("Nov  1 x\nFeb  1 x\nNov  1 x\nFeb  1 x", 0, 1, 1, 2)]
    [InlineData("Dec 31 x\nJan  1 x\nDec 31 late\nJan  1 x", 0, 1, 0, 1)]
    public void Parse_TimeStampsWithoutYear_CountsTheTurns(string text, params int[] turns)
    {
        Assert.Equal(turns, Reading.Read(Reader, text).Records.Select(r => r.YearTurn));
        Assert.Equal(turns, Reading.Read(Reader, text, buffer: 1).Records.Select(r => r.YearTurn));
    }

    [Theory]
    [InlineData("a\nb", false, 2)]
    [InlineData("\r\n\na\r\nb", false, 6)]
    [InlineData("abc", false, 0)]
    [InlineData("abc", true, 3)]
    [InlineData("\n\n", true, 0)]
    public void First_AnyText_EndsAfterTheFirstLine(string text, bool final, int expected) =>
        Assert.Equal(expected, Reader.First(Encoding.UTF8.GetBytes(text), final ? StreamEnd.Final : StreamEnd.Growing));

    [Fact]
    public void Cut_AnyBytesAnyBuffer_GivesTheSameLines()
    {
        var texts = Gen.Elements("a", "\n", "\r", "\r\n", "Dec 31 ", "Jan  1 ", "\0", "\xFF").ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var bytes = Encoding.Latin1.GetBytes(text);
            Reading.AssertSameInPieces(Reader, bytes, [1, 2, 3, 7]);
            Assert.Equal(text.Split(["\r\n", "\n", "\r"], StringSplitOptions.RemoveEmptyEntries), Reading.Read(Reader, bytes).Raw);
        }).QuickCheckThrowOnFailure();
    }
}
