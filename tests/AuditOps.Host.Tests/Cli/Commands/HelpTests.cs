using System.CommandLine;
using AuditOps.Host.Cli.Commands;
using AuditOps.Host.Cli.Output;

namespace AuditOps.Host.Tests.Cli.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs => [.. Verb.All.Select(v => v.Operation.Verb)];

    [Theory, MemberData(nameof(Verbs))]
    public void Help_Verb_IsAsItWas(string verb)
    {
        var help = Help([.. verb.Split(' '), "--help"]);
        var file = Path.Combine(Clone.Path("tests", "AuditOps.Host.Tests", "Help"), verb.Replace(' ', '-') + ".txt");
        if (Environment.GetEnvironmentVariable("AUDITOPS_UPDATE_SNAPSHOTS") == "1") File.WriteAllText(file, help);

        Assert.True(File.Exists(file), $"{file} is missing; set AUDITOPS_UPDATE_SNAPSHOTS=1 once, and look at what it writes.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), help);
    }

    [Fact]
    public void Help_Snapshots_AreThoseOfTheVerbs() =>
        Assert.Equal(
            Verb.All.Select(v => v.Operation.Verb.Replace(' ', '-') + ".txt").Order(StringComparer.Ordinal),
            Directory.GetFiles(Clone.Path("tests", "AuditOps.Host.Tests", "Help")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Verbs))]
    public void Help_Parameter_HasAText(string verb) =>
        Assert.All(Verb.All.Single(v => v.Operation.Verb == verb).Definition.Parameters(), p => Assert.NotEqual("", p.Summary));

    [Theory, InlineData("performance"), InlineData("performance batch"), InlineData("performance monitor"), InlineData("audit-analytics"), InlineData("option")]
    public void Help_Group_SaysWhatItIsAbout(string group) => Assert.StartsWith("Description:", Help([.. group.Split(' '), "--help"]), StringComparison.Ordinal);

    [Fact]
    public void Help_AnyVerb_NamesNoCmdletThatItHasAVerbFor() => Assert.All(Directory.GetFiles(Clone.Path("tests", "AuditOps.Host.Tests", "Help")), file =>
        Assert.All(Verb.All, verb => Assert.DoesNotContain(verb.Operation.Cmdlet, File.ReadAllText(file), StringComparison.Ordinal)));

    [Theory]
    [InlineData("audit v", "view")]
    [InlineData("triage --fail-", "--fail-on")]
    [InlineData("triage --fail-on ", "critical")]
    [InlineData("audit view --category auth", "authentication")]
    public void Suggest_WhatWasTyped_NamesWhatFits(string typed, string expected) =>
        Assert.Contains(expected, Help([$"[suggest:{typed.Length}]", typed]).Split('\n'));

    private static string Help(string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        CommandTree.Build(words, new CommandRun(new Terminal(), AuditOps.Core.EngineFactory.Create, CancellationToken.None) { HelpWidth = 120 }, [])
            .Parse(words).Invoke(new InvocationConfiguration { Output = output });
        return output.ToString().ReplaceLineEndings("\n");
    }
}
