using AuditOps.Contract.Tests.Catalog;
using AuditOps.Contract.Tests.Help;

namespace AuditOps.Contract.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Cmdlets => CmdletTests.Cmdlets;

    [Theory, MemberData(nameof(Cmdlets))]
    public void Page_Cmdlet_HasDescriptionAndExamples(string name)
    {
        var page = HelpPage.Of(name);
        Assert.NotEmpty(page.Description);
        Assert.NotEmpty(page.Examples);
        Assert.Contains(page.Examples, example => example.Code.Contains(name, StringComparison.Ordinal));
        Assert.All(page.Examples, example => Assert.False(string.IsNullOrWhiteSpace(example.Code), example.Title));
        Assert.All(page.Related, related => Assert.Contains(CmdletModel.All, cmdlet => cmdlet.Name == related));
    }

    [Fact]
    public void Pages_Files_AreOneForEachCmdlet() => Assert.Equal(
        CmdletModel.All.Select(cmdlet => cmdlet.Name),
        Directory.GetFiles(Path.Combine(Repository.Root, "docs", "help"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void HelpFile_Generated_IsCurrent() =>
        Repository.AssertCurrent(MamlWriter.Write(CmdletModel.All), "module", "en-US", "AuditOps.Cmdlets.dll-Help.xml");

    [Fact]
    public void Summaries_Catalogue_AreOneSentence()
    {
        foreach (var operation in OperationModel.All)
            Assert.True(operation.Operation.Summary.EndsWith('.') && operation.Operation.Summary.Length is > 15 and < 160, operation.Operation.Cmdlet);
    }
}
