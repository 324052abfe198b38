using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AuditOps.Core.Readers.Auditd;

namespace AuditOps.Core.Tests.Readers.Auditd;

public sealed class AuditdGoldenTests
{
    private static readonly AuditdReader Reader = new();

    [Fact]
    public void Parse_GoldenLogs_AgreeInEveryRecord() =>
        Assert.All(Directory.EnumerateFiles(SharedData.Path("auditd"), "*.log.golden").Select(file => Path.GetFileNameWithoutExtension(file)), AssertGolden);

    private static void AssertGolden(string name)
    {
        var lines = File.ReadAllLines(SharedData.Path("auditd", name));
        var golden = JsonNode.Parse(File.ReadAllText(SharedData.Path("auditd", name + ".golden")))!.AsArray();
        Assert.Equal(golden.Count, lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var read = Reading.Read(Reader, lines[i] + "\n");
            var record = Assert.Single(read.Records);
            Assert.Equal(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(lines[i])), record.Raw);
            if (golden[i] is not { } expected)
            {
                Assert.Equal(["BrokenRecord"], read.Problems.Select(p => p.Code));
                continue;
            }
            var fields = JsonNode.Parse(record.Fields)!.AsObject();
            Assert.Equal(((string)expected["record_type"]!).ToUpperInvariant(), (string)fields["type"]!);
            Assert.Equal((long)expected["sequence"]!, (long)fields["serial"]!);
            Assert.Equal(DateTimeOffset.Parse((string)expected["@timestamp"]!, CultureInfo.InvariantCulture), Time(fields));
            AssertData(expected["data"]!.AsObject(), GoldenRecord.Data(fields, (string)fields["type"]!));
            Assert.Equal(expected["keys"]?.AsArray().Select(k => (string)k!) ?? [], ((string?)fields["key"])?.Split(',') ?? []);
        }
    }

    [Fact]
    public void Parse_CoalescingCases_AgreeEventByEvent()
    {
        foreach (var (_, log, expected) in GoldenCase.All())
        {
            var fields = JsonNode.Parse(Assert.Single(Reading.Read(Reader, log).Records).Fields)!.AsObject();
            Assert.Equal(((string)expected["record_type"]!).ToUpperInvariant(), (string)fields["type"]!);
            Assert.Equal((long)expected["sequence"]!, (long)fields["serial"]!);
            Assert.Equal(DateTimeOffset.Parse((string)expected["@timestamp"]!, CultureInfo.InvariantCulture), Time(fields));
            Assert.Equal(expected["tags"]?.AsArray().Select(k => (string)k!) ?? [], ((string?)fields["key"])?.Split(',') ?? []);
            Assert.False(fields.ContainsKey("incomplete"));

            var data = GoldenRecord.Data(fields, "");
            Assert.Equal((string)expected["result"]!, data.GetValueOrDefault("result", "unknown"));
            AssertMember(expected["session"], "ses");
            AssertMember(expected["process"]!["pid"], (string)fields["type"]! == "CRYPTO_KEY_USER" ? "spid" : "pid");
            AssertMember(expected["process"]!["ppid"], "ppid");
            AssertMember(expected["process"]!["name"], "comm");
            AssertMember(expected["process"]!["exe"], "exe");
            AssertMember(expected["process"]!["cwd"], "cwd");
            AssertMember(expected["source"]?["ip"], "addr");
            foreach (var (id, value) in expected["user"]!["ids"]!.AsObject()) AssertMember(value, id);
            foreach (var (part, value) in expected["user"]!["selinux"]!.AsObject()) AssertMember(value, "subj_" + part);
            foreach (var (member, value) in expected["data"]!.AsObject()) AssertMember(value, member);
            var paths = expected["paths"]?.AsArray() ?? [];
            Assert.Equal(paths.Count, fields["paths"]?.AsArray().Count ?? 0);
            for (var i = 0; i < paths.Count; i++)
                AssertData(paths[i]!.AsObject(), GoldenRecord.Data(new() { ["paths"] = new JsonArray(fields["paths"]![i]!.DeepClone()) }, "PATH"));

            void AssertMember(JsonNode? value, string member)
            {
                if (value is not null) Assert.Contains((string)value!, new[] { data[member], (string?)fields[member] });
            }
        }
    }

    [Fact]
    public void Parse_NormalLog_GivesTheEventsOfItsSerials()
    {
        var events = Reading.Read(Reader, File.ReadAllBytes(SharedData.Path("auditd", "normal.log"))).Fields.Select(f => JsonNode.Parse(f)!.AsObject()).ToList();

        Assert.Equal([58, 59, 60, 61, 62], events.Select(e => (int)e["serial"]!));
        Assert.Equal(["connect", "execve", "execve", "connect", "accept"], events.Select(e => (string)e["syscall"]!));
        Assert.Equal("grep --color=auto mapping", (string)events[1]["command"]!);
        Assert.Equal("/var/spool/postfix/public/pickup", (string)events[3]["path"]!);
        Assert.Equal(["ipv4", "169.254.169.254", "80"], new[] { "family", "addr", "port" }.Select(n => (string)events[0][n]!));
    }

    [Fact]
    public void Parse_SerialRollover_KeepsTheEventsApart() =>
        Assert.Equal([4294967294, 4294967295, 0, 1, 2], Reading.Read(Reader, File.ReadAllBytes(SharedData.Path("auditd", "rollover.log"))).Fields
            .Select(f => (long)JsonNode.Parse(f)!["serial"]!));

    private static DateTimeOffset Time(JsonObject fields) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)(decimal.Parse((string)fields["time"]!, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond));

    private static void AssertData(JsonObject expected, SortedDictionary<string, string> actual) =>
        Assert.Equal(expected.Select(p => $"{p.Key}={(string)p.Value!}").Order(StringComparer.Ordinal), actual.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal));
}
