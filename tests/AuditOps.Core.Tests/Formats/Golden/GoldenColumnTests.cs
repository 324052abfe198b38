using System.Globalization;
using System.Text.Json.Nodes;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Core.Tests.Formats.Golden;

/// <summary>The audit logs of go-libaudit: what their golden files say of each record stands in the columns of its event.</summary>
public sealed class GoldenColumnTests
{
    [Fact]
    public void Stage_GoldenLogs_FillTheColumnsOfEveryRecord()
    {
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(SharedData.Path("auditd"), "*.log.golden"))
        {
            var lines = File.ReadAllLines(file[..^".golden".Length]);
            var golden = JsonNode.Parse(File.ReadAllText(file))!.AsArray();
            var rows = StagedRows.Of("auditd", lines);
            for (var i = 0; i < lines.Length; i++)
            {
                var row = Assert.Single(rows[i]);
                if (golden[i] is not JsonObject record)
                    Assert.Equal(("unparsed", lines[i]), (row["category"], row["raw"]));
                else
                    wrong.AddRange(Expected(record).Where(pair => row[pair.Key] != pair.Value).Select(pair => $"{pair.Key} is {row[pair.Key] ?? "NULL"}, not {pair.Value ?? "NULL"}: {lines[i]}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The columns of a record.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Expected(JsonObject record)
    {
        var name = (string)record["record_type"]!;
        var data = record["data"]!.AsObject();
        var call = name == "syscall" ? (string?)data["syscall"] : null;
        var type = GoldenType.All.GetValueOrDefault($"call.{call}") ?? GoldenType.All[call is not null ? "call" : data["apparmor"] is not null ? "avc.apparmor" : name];
        yield return new("time", DateTimeOffset.Parse((string)record["@timestamp"]!, CultureInfo.InvariantCulture).UtcDateTime.ToString("O", CultureInfo.InvariantCulture)[..^1]);
        yield return new("subsystem", name);
        yield return new("outcome", Field("result", "seresult", "apparmor") switch { "success" or "granted" => "success", "fail" or "denied" or "DENIED" => "failure", _ => "unknown" });
        yield return new("actor", Field(type.Actor));
        yield return new("target", Field(type.Target));
        yield return new("source_ip", name == "sockaddr" ? null : Field("addr"));
        yield return new("source_port", Field("rport"));
        yield return new("session", Field("new_ses", "ses"));
        yield return new("pid", Field("pid"));
        yield return new("ppid", Field("ppid"));
        yield return new("process", Field("comm") ?? Field("exe")?.Split('/')[^1]);
        yield return new("command", name == "proctitle" ? Field("proctitle") : name == "execve" ? string.Join(' ', data.Where(pair => pair.Key != "argc").Select(pair => (string)pair.Value!)) : Field("cmd"));
        yield return new("resource", Field(type.Resource));
        yield return new("category", type.Category);
        yield return new("action", type.Action == "its_name" ? call : type.Action);

        string? Field(params string[] names) => names.Select(Value).FirstOrDefault(value => value is not (null or "unset" or "(unknown)"));

        string? Value(string field) => field switch
        {
            "key" => (string?)record["keys"]?[0],
            "addr:port" => data["addr"] is null ? null : $"{data["addr"]}:{data["port"]}",
            ['\'', .. var text] => text,
            _ => (string?)data[field],
        };
    }
}
