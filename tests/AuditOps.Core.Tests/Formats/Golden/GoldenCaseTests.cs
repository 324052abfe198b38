using System.Globalization;
using System.Text.Json.Nodes;
using AuditOps.Core.Tests.Readers;
using AuditOps.Core.Tests.Readers.Auditd;

namespace AuditOps.Core.Tests.Formats.Golden;

/// <summary>Events of several records: what go-libaudit says of them together stands in the columns of one event.</summary>
public sealed class GoldenCaseTests
{
    [Fact]
    public void Stage_CoalescingCases_FillTheColumnsOfEveryEvent()
    {
        var cases = GoldenCase.All();
        var rows = StagedRows.Of("auditd", [.. cases.Select(found => found.Log)]);

        var wrong = cases.Zip(rows).SelectMany(pair => Expected(pair.First.Event).Where(column => !column.Value.Contains(Assert.Single(pair.Second)[column.Key]))
            .Select(column => $"{pair.First.Name}: {column.Key} is {pair.Second[0][column.Key] ?? "NULL"}, not {string.Join(" or ", column.Value.Select(value => value ?? "NULL"))}"));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("normal.log", "58 59 60 61 62", "connect exec exec connect accept")]
    [InlineData("rollover.log", "4294967294 4294967295 0 1 2", "connect exec connect accept accept")]
    public void Stage_LogWithoutGolden_GivesTheEventsOfItsSerials(string name, string serials, string actions)
    {
        var rows = StagedRows.Of("auditd", [File.ReadAllText(SharedData.Path("auditd", name))])[0];

        Assert.Equal(serials.Split(' '), rows.Select(row => JsonNode.Parse(row["data"]!)!["serial"]!.ToString()));
        Assert.Equal(actions.Split(' '), rows.Select(row => row["action"]));
    }

    [Fact]
    public void Stage_RecordThatComesSecondsLate_StaysWithItsEvent()
    {
        const string Call = "arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=1 pid=2 auid=1000 uid=1000 ses=3 comm=\"cat\" exe=\"/usr/bin/cat\"";
        var log = $"""
            type=SYSCALL msg=audit(1492037291.038:60): {Call}
            type=PATH msg=audit(1492037291.038:60): item=0 name="/usr/bin/cat" nametype=NORMAL
            type=SYSCALL msg=audit(1492037298.883:61): {Call}
            type=PATH msg=audit(1492037291.038:60): item=1 name="/lib64/ld-linux-x86-64.so.2" nametype=NORMAL
            type=USER_LOGIN msg=audit(1492037301.100:62): pid=1 uid=0 auid=1000 ses=3 msg='op=login acct="ann" res=success'
            type=PATH msg=audit(1492037298.883:61): item=0 name="/usr/bin/cat" nametype=NORMAL
            """;

        var rows = StagedRows.Of("auditd", [log])[0];

        // Of 61 no path had come within two seconds, so it was not waited for longer.
        Assert.Equal(["exec", "exec", "path", "login"], rows.OrderBy(row => row["time"]).Select(row => row["action"]));
        Assert.Equal(2, JsonNode.Parse(rows.First(row => row["action"] == "exec")["data"]!)!["paths"]!.AsArray().Count);
    }

    /// <summary>The columns of an event, and the values of which one must stand there.</summary>
    private static IEnumerable<KeyValuePair<string, string?[]>> Expected(JsonNode golden)
    {
        yield return Column("time", DateTimeOffset.Parse((string)golden["@timestamp"]!, CultureInfo.InvariantCulture).UtcDateTime.ToString("O", CultureInfo.InvariantCulture)[..^1]);
        yield return Column("subsystem", (string)golden["record_type"]!);
        yield return Column("outcome", (string)golden["result"]! switch { "success" => "success", "fail" => "failure", _ => "unknown" });
        yield return Column("session", Set(golden["session"]));
        yield return Column("pid", Set(golden["process"]!["pid"]));
        yield return Column("ppid", Set(golden["process"]!["ppid"]));
        yield return Column("process", Set(golden["process"]!["name"]) ?? Set(golden["process"]!["exe"])?.Split('/')[^1]);
        yield return Column("source_ip", Set(golden["source"]?["ip"]));
        var action = Set(golden["summary"]!["action"]);
        if (action is not null)
        {
            yield return Column("category", GoldenActions.All[action].Category);
            yield return Column("action", GoldenActions.All[action].Action);
        }

        // Who is logged in, else whose rights the process has; of a log on also the account.
        var (actor, account) = (golden["summary"]!["actor"]!, Set(golden["data"]?["acct"]));
        yield return action == "changed-login-id-to"
            ? Column("actor", Set(golden["summary"]!["object"]!["primary"]))
            : Column("actor", account is null ? [Set(actor["primary"]) ?? Set(actor["secondary"])] : [Set(actor["primary"]), account]);
        if (account is not null && Set(golden["category"]) == "user-login") yield return Column("target", account);

        static KeyValuePair<string, string?[]> Column(string name, params string?[] values) => new(name, values);
    }

    private static string? Set(JsonNode? value) => (string?)value is { } text and not ("unset" or "") ? text : null;
}
