using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

public sealed class AcceptanceTests : IDisposable
{
    private static readonly string[] Group = ["audit-analytics", "acceptance"];

    private readonly Shell _shell = new();

    public AcceptanceTests() => _shell.Environment["AUDITOPS_STORE"] = Path.Combine(_shell.Folder, "store");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Acceptance_FindingOfAFile_IsLeftOutAndFailsNothingUntilItIsTakenBack()
    {
        var file = _shell.Write("auth.log", AuthLog.Text());
        Assert.Equal(3, _shell.Run("triage", file, "--fail-on", "low").Code);
        var findings = _shell.Run("triage", file, "--json").Rows();
        foreach (var finding in findings)
            Assert.Equal(0, _shell.Run([.. Group, "add", Id(finding), "--reason", "known", "--until", "30d"]).Code);

        var ended = _shell.Run("triage", file, "--fail-on", "low", "--json");
        Assert.Equal((0, "[]\n"), (ended.Code, ended.Out));
        Assert.Contains("left out as accepted. 'auditops audit-analytics acceptance get' lists", ended.Error, StringComparison.Ordinal);
        Assert.Equal(findings.Count, _shell.Run("triage", file, "--include-accepted", "--json").Rows().Count);

        var kept = _shell.Run([.. Group, "get", "--json"]).Rows();
        Assert.Equal(findings.Select(Id).Order(StringComparer.Ordinal), kept.Select(Id).Order(StringComparer.Ordinal));
        Assert.All(kept, one => Assert.Equal(30, (one.GetProperty("until").GetDateTime() - one.GetProperty("since").GetDateTime()).TotalDays, 2));

        Assert.Equal(2, _shell.Run([.. Group, "remove", Id(findings[0])]).Code);
        Assert.Equal(0, _shell.Run([.. Group, "remove", Id(findings[0]), "--yes"]).Code);
        Assert.Equal([Id(findings[0])], _shell.Run("triage", file, "--json").Rows().Select(Id));
        Assert.Equal(1, _shell.Run([.. Group, "remove", Id(findings[0]), "--yes"]).Code);
    }

    [Fact]
    public void Findings_Shown_TellTheIdentityToAcceptThemBy()
    {
        var file = _shell.Write("auth.log", AuthLog.Text());

        Assert.Contains("finding " + Id(_shell.Run("triage", file, "--json").Rows()[0]), _shell.Run("triage", file).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_SeveralProcessesAtOnce_EachFindingIsAcceptedOnce()
    {
        // Half of them about one finding, the other half about one each; none has a store to begin with.
        var processes = Enumerable.Range(0, 8)
            .Select(i => _shell.Start([.. Group, "add", i % 2 == 0 ? "00000000000000aa" : $"000000000000000{i}", "--reason", $"reason {i}"]))
            .ToList();
        var ended = processes.ConvertAll(process => Shell.End(process, ""));

        Assert.All(ended.Where((_, i) => i % 2 == 1), one => Assert.Equal((0, ""), (one.Code, one.Error)));
        var winner = Assert.Single(Enumerable.Range(0, 8).Where(i => i % 2 == 0), i => ended[i].Code == 0);
        Assert.All(ended.Where((_, i) => i % 2 == 0 && i != winner), one => Assert.Contains($"reason {winner}. Give --force", one.Error, StringComparison.Ordinal));
        var kept = _shell.Run([.. Group, "get", "--json"]).Rows().ToDictionary(Id, one => one.GetProperty("reason").GetString());
        Assert.Equal(5, kept.Count);
        Assert.Equal($"reason {winner}", kept["00000000000000aa"]);
    }

    private static string Id(JsonElement one) => one.GetProperty("findingId").GetString()!;
}
