using System.Reflection;
using System.Text.RegularExpressions;
using AuditOps.Contract.Tests.Catalog;

namespace AuditOps.Contract.Tests;

public sealed partial class ManifestTests
{
    private static readonly string Manifest = Repository.Read("AuditOps.psd1");

    [Fact]
    public void CmdletsToExport_Classes_AreTheSame() => Assert.Equal(CmdletModel.All.Select(cmdlet => cmdlet.Name), List("CmdletsToExport"));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("AliasesToExport")]
    [InlineData("VariablesToExport")]
    public void Exports_OtherThanCmdlets_AreNoneByName(string key) => Assert.Empty(List(key));

    [Fact]
    public void Version_Assemblies_IsTheSame()
    {
        var version = Value("ModuleVersion");
        foreach (var assembly in new[] { typeof(IEngine).Assembly, typeof(Cmdlets.ModuleLifetime).Assembly })
            Assert.Equal(version, assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        Assert.Equal("7.6", Value("PowerShellVersion"));
    }

    [Fact]
    public void Files_Named_Exist()
    {
        foreach (var file in List("FormatsToProcess"))
            Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file);
        Assert.Equal(["module/AuditOps.dll"], List("RequiredAssemblies"));
        Assert.Equal(["module/AuditOps.Cmdlets.dll"], List("NestedModules"));
    }

    private static string Value(string key) => Regex.Match(Manifest, $@"^\s*{key}\s*=\s*'([^']*)'", RegexOptions.Multiline).Groups[1].Value;

    private static IEnumerable<string> List(string key)
    {
        var list = Regex.Match(Manifest, $@"^\s*{key}\s*=\s*@\(([^)]*)\)", RegexOptions.Multiline);
        Assert.True(list.Success, $"{key} is not given by name or as @()");
        return Quoted().Matches(list.Groups[1].Value).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
