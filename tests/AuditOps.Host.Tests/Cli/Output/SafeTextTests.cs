namespace AuditOps.Host.Tests.Cli.Output;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain ünï 日本 😀", "plain ünï 日本 😀")]
    [InlineData("a\e[31mb", "a␛[31mb")]
    [InlineData("line\r\nnext\ttab\0", "line␍␊next␉tab␀")]
    [InlineData("\u007F\u009B", "␡<U+009B>")]
    [InlineData("exe.\u202Etxt\u2066\u200B\u2028", "exe.<U+202E>txt<U+2066><U+200B><U+2028>")]
    [InlineData("tag \U000E0041", "tag <U+E0041>")]
    public void Of_Text_ShowsWhatWouldTakeEffect(string text, string shown) => Assert.Equal(shown, SafeText.Of(text));

    [Fact]
    public void Of_HalfAPair_IsReplaced() => Assert.Equal("half \uFFFD pair", SafeText.Of("half \uD800 pair"));

    [Fact]
    public void Of_Null_IsEmpty() => Assert.Equal("", SafeText.Of(null));
}
