using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Shapes;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("root", "ROOT", true)]
    [InlineData("root", "roots", false)]
    [InlineData("r*", "root", true)]
    [InlineData("*t", "root", true)]
    [InlineData("*oo*", "root", true)]
    [InlineData("r*t*", "root", true)]
    [InlineData("r?ot", "root", true)]
    [InlineData("?", "😀", true)]
    [InlineData("r?t", "root", false)]
    [InlineData("[a-c]*", "Bob", true)]
    [InlineData("[A-C]*", "bob", true)]
    [InlineData("[d-z]*", "bob", false)]
    [InlineData("[!b]ob", "bob", true)]
    [InlineData("[!b]ob", "cob", false)]
    [InlineData("[^b]ob", "^ob", true)]
    [InlineData("[]x]", "]", true)]
    [InlineData("[a`]b]", "]", true)]
    [InlineData("[a`-c]", "b", false)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[A-z]", "_", true)]
    [InlineData("`[x`]", "[x]", true)]
    [InlineData("a`*b", "a*b", true)]
    [InlineData("a`*b", "axb", false)]
    [InlineData("x]y", "x]y", true)]
    [InlineData("a`", "a`", true)]
    [InlineData("`", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "x", false)]
    [InlineData("*", "", true)]
    [InlineData("a*b", "a\nb", true)]
    [InlineData("Ü*", "ünï", true)]
    [InlineData("[Ü-Þ]*", "ünï", true)]
    [InlineData("*.*.*", "a.b", false)]
    public void IsMatch_Pattern_MatchesAsInPowerShell(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Wildcard.IsMatch(pattern, text));

    [Theory]
    [InlineData("[abc")]
    [InlineData("[]")]
    [InlineData("[c-a]")]
    [InlineData("x[")]
    public void Parse_Malformed_NamesThePattern(string pattern)
    {
        var e = Assert.Throws<AuditOpsException>(() => Wildcard.Parse(pattern));
        Assert.Equal("WildcardInvalid", e.Code);
        Assert.Contains($"'{pattern}'", e.Message, StringComparison.Ordinal);
    }
}
