using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Compliance;

/// <summary>Policies of a user's own, assessed on a store: by a SELECT, by a named rule, from the store's own content, and broken ones.</summary>
public sealed class StorePolicyTests : IDisposable
{
    private readonly ImportSandbox _sandbox = new();

    public StorePolicyTests()
    {
        _sandbox.Write("auth.log", """
            2026-01-05T09:00:00.000000+00:00 web1 sshd[411]: Failed password for bob from 203.0.113.5 port 4001 ssh2
            2026-01-05T09:00:04.000000+00:00 web1 sshd[412]: Failed password for bob from 203.0.113.5 port 4002 ssh2
            2026-01-05T09:00:12.000000+00:00 web1 sshd[414]: Accepted password for bob from 203.0.113.5 port 4004 ssh2

            """);
        _sandbox.Import(_sandbox.File("auth.log"));
    }

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("none", ControlStatus.Fail)]
    [InlineData("some", ControlStatus.Pass)]
    [InlineData("{lte: 1}", ControlStatus.Fail)]
    [InlineData("{lte: 2}", ControlStatus.Pass)]
    public void Get_ControlByQuery_CountsItsRowsAndShowsThem(string expected, ControlStatus status)
    {
        var file = Policy($"  - {{id: one, title: One, expect: {expected}, query: \"SELECT event_id FROM events WHERE outcome = 'failure'\"}}\n");

        var control = Assert.Single(Controls(new GetCompliance { Policy = [file] }));

        Assert.Equal((status, 2L), (control.Result, control.Count));
        Assert.Equal(_sandbox.Run(new GetEvent { Outcome = Outcome.Failure }).Select(found => found.EventId), control.EventId);
    }

    [Fact]
    public void Get_ControlByQuery_KnowsTheWindow()
    {
        var file = Policy("  - {id: one, title: One, query: \"SELECT event_id FROM events WHERE time >= $since AND time < $until\"}\n");
        var window = new GetCompliance { Policy = [file], Since = new(2026, 1, 5, 9, 0, 2, TimeSpan.Zero), Until = new(2026, 1, 5, 9, 0, 10, TimeSpan.Zero) };

        Assert.Equal(1, Assert.Single(Controls(window)).Count);
    }

    [Theory]
    [InlineData("SELECT nothing FROM events", "the query of 'two' cannot be run: The query cannot be run: Binder Error: Referenced column \"nothing\" not found")]
    [InlineData("DELETE FROM events", "the query of 'two' cannot be run: The query is refused: Only a SELECT can be run")]
    public void Get_ControlByABrokenQuery_IsOneErrorWithFileAndLine(string query, string what)
    {
        var file = Policy($"  - {{id: one, title: One, filter: {{actor: nobody}}}}\n  - {{id: two, title: Two, query: {query}}}\n");

        Assert.Equal("one", Assert.Single(Controls(new GetCompliance { Policy = [file] })).Control);
        var problem = Assert.Single(_sandbox.Problems);
        Assert.Contains($"{file}, line 4: {what}", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Theory]
    [InlineData("bob_fails", ControlStatus.Fail)]
    [InlineData("ann_fails", ControlStatus.Pass)]
    public void Get_ControlByARuleOfTheStore_CountsWhatItFinds(string rule, ControlStatus status)
    {
        foreach (var name in (string[])["bob", "ann"])
            Content("rules", name, $"title: {name} fails\nname: {name}_fails\nlogsource: {{product: linux, service: sshd}}\ndetection:\n  failed:\n    - Failed password for {name}\n  condition: failed\n");
        var file = Policy($"  - {{id: one, title: One, needs: {{category: authentication}}, rule: {rule}}}\n");

        var control = Assert.Single(Controls(new GetCompliance { Policy = [file] }));

        Assert.Equal((status, status == ControlStatus.Fail ? 2L : 0), (control.Result, control.Count));
    }

    [Fact]
    public void Get_PolicyOfTheStore_IsFoundByItsName()
    {
        Content("policies", "mine", "title: Mine\ncontrols:\n  - {id: one, title: One, filter: {actor: bob}}\n");

        var result = Assert.Single(_sandbox.Run(new GetCompliance { Policy = ["mine"] }));

        Assert.Equal(("mine", "Mine", ControlStatus.Fail), (result.Policy, result.Title, Assert.Single(result.Controls).Result));
        Assert.Contains("mine", Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetCompliance { Policy = ["yours"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_PolicyOfTheStoreWithTheNameOfOurs_TakesItsPlaceAndMayBuildOnIt()
    {
        Content("policies", "access-hygiene", "extends: access-hygiene\nparameters: {max_failed_logins: 1}\n");

        var result = Assert.Single(_sandbox.Run(new GetCompliance()));

        Assert.Equal(ControlStatus.Fail, result.Controls.Single(control => control.Control == "max-failed-logins").Result);
        Assert.True(result.Controls.Count >= 15);
    }

    [Theory]
    [InlineData("title: [a\ncontrols: }\n", 1, "it is not YAML: brackets or braces do not match")]
    [InlineData("title: \"a\ncontrols: []\n", 1, "it is not YAML")]
    [InlineData("", 1, "a policy is one document, and there are 0")]
    [InlineData("title: A\n---\ntitle: B\n", 1, "a policy is one document, and there are 2")]
    [InlineData("just text\n", 1, "a policy must be a map")]
    [InlineData("title: A\ncontrol:\n  - {id: one}\n", 2, "a policy has no 'control'")]
    [InlineData("title: A\n", 1, "no 'controls'")]
    [InlineData("title: A\ncontrols: []\n", 2, "'controls' must be a list")]
    [InlineData("title: A\nextends: nothing\n", 2, "no policy 'nothing'")]
    [InlineData("title: A\ngroups: {a: lots}\ncontrols: []\n", 2, "the weight of the group 'a'")]
    public void Get_BrokenPolicy_IsOneSentenceWithFileAndLine(string policy, int line, string what)
    {
        var file = _sandbox.Write("broken.yml", policy);

        var error = Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetCompliance { Policy = [file] }));

        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.StartsWith($"The policy {file}, line {line}: {what}", error.Message.Replace("the policy has no 'controls'", "no 'controls'", StringComparison.Ordinal).Replace("there is no policy", "no policy", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("docs/compliance.md describes what policies can ask.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Get_PoliciesThatBuildOnEachOther_AreRefused()
    {
        Content("policies", "a", "extends: b\n");
        Content("policies", "b", "extends: c\n");
        Content("policies", "c", "extends: b\n");

        Assert.Contains("in a circle", Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetCompliance { Policy = ["a"] })).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<ControlResult> Controls(GetCompliance request) => Assert.Single(_sandbox.Run(request)).Controls;

    private string Policy(string controls) => _sandbox.Write("policy.yml", "title: Mine\ncontrols:\n" + controls);

    private void Content(string kind, string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_sandbox.StoreFolder, "content", kind));
        File.WriteAllText(Path.Combine(folder.FullName, name + ".yml"), text);
    }
}
