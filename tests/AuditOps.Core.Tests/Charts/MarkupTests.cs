using System.Globalization;
using AuditOps.Core.Charts;

namespace AuditOps.Core.Tests.Charts;

public sealed class MarkupTests
{
    [Fact]
    public void Add_HostileHole_BecomesTextOnly() =>
        Assert.Equal(
            "<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\">&amp;lt;</p>",
            new Markup().Add($"<p title=\"{"\"><script>alert('1')</script>"}\">{"&lt;"}</p>").ToString());

    [Fact]
    public void Add_ControlAndBidirectionalCharacters_ShowsThem() =>
        Assert.Equal("␛[31m ␊ &lt;U+202E&gt;", new Markup().Add($"{"\e[31m \n \u202E"}").ToString());

    [Fact]
    public void Add_Markup_StaysMarkup() =>
        Assert.Equal("<p><b>x</b></p>", new Markup().Add($"<p>{new Markup().Add($"<b>x</b>")}</p>").ToString());

    [Fact]
    public void Add_Numbers_AreTheSameInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("1,234,567 0.5", new Markup().Add($"{1_234_567L} {0.5}").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
