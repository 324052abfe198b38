using AuditOps.Host.Cli.Output;
using Spectre.Console;

namespace AuditOps.Host.Tests.Cli.Output;

public sealed class TableLayoutTests
{
    private static readonly Heading[] Columns = [new("time", IsRigid: true), new("host", IsOptional: true), new("message")];

    [Fact]
    public void Write_WideEnough_ShowsAll() =>
        Assert.Equal(["TIME   HOST   MESSAGE", "10:00  web01  hello"], Lines(40, clips: true, ["10:00", "web01", "hello"]));

    [Fact]
    public void Write_Narrow_CutsTheLongestAndKeepsTheRigid()
    {
        var lines = Lines(40, clips: true, ["10:00", "web01", new string('x', 80)]);

        Assert.Equal("10:00  web01  " + new string('x', 25) + "…", lines[1]);
    }

    [Fact]
    public void Write_VeryNarrow_LeavesTheOptionalOut() =>
        Assert.Equal("10:00  xxxxxxxxxxxxxxx…", Lines(23, clips: true, ["10:00", "web01", new string('x', 80)])[1]);

    [Fact]
    public void Write_OptionalLeftOut_GivesItsRoomToTheOthers() =>
        Assert.Equal("10:00  " + new string('x', 18) + "…", Lines(26, clips: true, ["10:00", "web01", new string('x', 80)])[1]);

    [Theory, InlineData(30, "ONE    TWO    THREE  FOUR"), InlineData(22, "ONE    TWO    FOUR"), InlineData(14, "ONE    TWO"), InlineData(3, "ONE")]
    public void Write_OnlyRigidColumns_LeavesOutWhatDoesNotFit(int width, string header) =>
        Assert.StartsWith(header[..Math.Min(width, header.Length)], Lines([new("one", IsRigid: true), new("two", IsRigid: true), new("three", IsRigid: true, IsOptional: true), new("four", IsRigid: true)],
            width, clips: false, ["11111", "22222", "33333", "44444"])[0], StringComparison.Ordinal);

    [Fact]
    public void Write_EmptyColumn_IsLeftOut() => Assert.Equal("TIME   MESSAGE", Lines(40, clips: true, ["10:00", "", "hello"])[0]);

    [Fact]
    public void Write_WideCharacters_CountTwice()
    {
        var line = Lines(23, clips: true, ["10:00", "", string.Concat(Enumerable.Repeat("日", 40))])[1];

        Assert.Equal("10:00  " + string.Concat(Enumerable.Repeat("日", 7)) + "…", line);
    }

    [Fact]
    public void Write_NotClipped_TakesMoreLines()
    {
        var lines = Lines(30, clips: false, ["10:00", "", string.Join(' ', Enumerable.Repeat("word", 12))]);

        Assert.True(lines.Length > 3);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 30));
    }

    [Fact]
    public void Write_Brackets_AreText() => Assert.Contains("[red]x[/]", Lines(40, clips: true, ["10:00", "", "[red]x[/]"])[1], StringComparison.Ordinal);

    private static string[] Lines(int width, bool clips, params string[] row) => Lines(Columns, width, clips, row);

    private static string[] Lines(Heading[] columns, int width, bool clips, string[] row)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(new TrimmingWriter(output)),
        });
        console.Profile.Width = width;
        Cell[][] rows = [[.. row.Select(text => new Cell(text))]];
        TableLayout.Fit(columns, rows, width, clips).Write(console, rows, withHeader: true);
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
