using AuditOps.Core.Charts.Html;

namespace AuditOps.Core.Tests.Charts;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("/store", "", "/store")]
    [InlineData(null, "", "")]
    [InlineData(null, "/a/1.log,/b/2.log", "/a/1.log, /b/2.log")]
    [InlineData(null, "/a/1.log,/a/2.log,/a/3.log,/a/4.log", "4 files in /a")]
    [InlineData(null, "/a/1.log,/a/2.log,/b/3.log,/b/4.log", "/a/1.log and 3 more files")]
    public void Of_StoreOrFiles_IsALine(string? store, string files, string expected)
    {
        static string Own(string path) => path.Replace('/', Path.DirectorySeparatorChar);
        Assert.Equal(Own(expected), Own(SourceText.Of(store, files.Length == 0 ? null : Own(files).Split(','))));
    }
}
