using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Tests.Rules;

public sealed class RuleLibraryTests : IDisposable
{
    private const string Text = """
        title: One
        name: one
        logsource: {product: auditops}
        detection:
          chosen: {action: login}
          condition: chosen
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-library-").FullName;
    private readonly RuleLibrary _library = new();
    private readonly List<AuditOpsException> _broken = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Get_SameFiles_AreReadOnceAndCompiledOnce()
    {
        var file = Write("one.yml", Text);

        var (first, second) = (Get(file), Get(file));

        Assert.Same(first, second);
        var rule = Assert.IsType<DetectionRule>(Assert.Single(first.Rules));
        Assert.Same(first.Compiler.Compile(rule), second.Compiler.Compile(rule));
    }

    [Fact]
    public void Get_FileThatChanged_IsReadAgain()
    {
        var file = Write("one.yml", Text);
        Assert.Equal("One", Assert.Single(Get(file).Rules).Title);

        Write("one.yml", Text.Replace("One", "Another", StringComparison.Ordinal));

        Assert.Equal("Another", Assert.Single(Get(file).Rules).Title);
    }

    [Fact]
    public void Get_FileOfTheSameSizeWrittenLater_IsReadAgain()
    {
        var file = Write("one.yml", Text);
        Assert.Equal("One", Assert.Single(Get(file).Rules).Title);

        Write("one.yml", Text.Replace("One", "Two", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));

        Assert.Equal("Two", Assert.Single(Get(file).Rules).Title);
    }

    [Fact]
    public void Get_OneFileMoreOrLess_IsAnotherSet()
    {
        var (one, two) = (Write("one.yml", Text), Write("two.yml", Text.Replace("one", "two", StringComparison.Ordinal)));

        Assert.Equal(2, Get(one, two).Rules.Count);
        Assert.Single(Get(two).Rules);
        Assert.Equal(2, Get(one, two).Rules.Count);
    }

    [Fact]
    public void Get_BrokenRule_IsToldEachTime()
    {
        var file = Write("broken.yml", "title: Broken");

        Assert.Empty(Get(file).Rules);
        Assert.Empty(Get(file).Rules);

        Assert.Equal(2, _broken.Count);
        Assert.Same(_broken[0], _broken[1]);
    }

    private RuleCatalog Get(params string[] files) => _library.Get([.. files.Select(file => (file, false))], _broken.Add);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
