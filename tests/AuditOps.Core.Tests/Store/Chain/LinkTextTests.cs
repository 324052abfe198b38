using System.Globalization;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Store.Chain;

public sealed class LinkTextTests
{
    private static readonly LinkContent Full = new()
    {
        Kind = LinkKind.Remove,
        Time = new DateTime(2024, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(10),
        Before = new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Removed = [new RemovedSegment("a-1", "aa", 7)],
        Added = [new Segment("b-1", "bb", 100, 7, 1, 2, -5, 6, 1, ulong.MaxValue, -3, 9), new Segment("b-2", "bc", 1, 1, 1, 0, null, null, 0, 0, 0, 0)],
        Imports = [new ImportMark(ulong.MaxValue, 12, 3, ""), new ImportMark(1, 0, 1, "ff")],
    };

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    public void Write_AnyCulture_IsTheSameText(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(
                """
                auditops-link 1
                number 12
                previous abc
                kind remove
                time 2024-03-04T05:06:07.000001Z
                before 2023-01-01T00:00:00.000000Z
                remove a-1 aa 7
                add b-1 bb 100 7 1 2 -5 6 0000000000000001 ffffffffffffffff -3 9
                add b-2 bc 1 1 1 0 - - 0000000000000000 0000000000000000 0 0
                import ffffffffffffffff 12 3 -
                import 0000000000000001 0 1 ff

                """.ReplaceLineEndings("\n"),
                LinkText.Write(12, "abc", Full));
            var (number, previous, content) = LinkText.Read(LinkText.Write(12, "abc", Full));
            Assert.Equal((12, "abc"), (number, previous));
            Assert.Equivalent(Full, content, strict: true);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("auditops-link 2\nnumber 1\n")]
    [InlineData("auditops-link 1\nnumber 1\n")]
    public void Read_OtherText_Throws(string text) => Assert.Throws<FormatException>(() => LinkText.Read(text));
}
