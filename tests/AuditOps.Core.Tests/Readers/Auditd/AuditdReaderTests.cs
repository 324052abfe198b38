using System.Text;
using System.Text.Json.Nodes;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Auditd;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers.Auditd;

public sealed class AuditdReaderTests
{
    private const string Syscall = "type=SYSCALL msg=audit(1700000000.100:7): arch=c000003e syscall=59 success=yes exit=0 items=2 pid=5 auid=1000 exe=\"/usr/bin/cat\" key=\"x\"";
    private const string Execve = "type=EXECVE msg=audit(1700000000.100:7): argc=2 a0=\"cat\" a1=\"/etc/shadow\"";
    private const string Cwd = "type=CWD msg=audit(1700000000.100:7): cwd=\"/root\"";
    private const string Path0 = "type=PATH msg=audit(1700000000.100:7): item=0 name=\"/usr/bin/cat\" nametype=NORMAL";
    private const string Path1 = "type=PATH msg=audit(1700000000.100:7): item=1 name=\"/lib64/ld.so\" nametype=NORMAL";
    private const string Title = "type=PROCTITLE msg=audit(1700000000.100:7): proctitle=636174002F6574632F736861646F77";
    private const string User = "type=USER_LOGIN msg=audit(1700000000.200:8): pid=9 uid=0 auid=4294967295 ses=4294967295 msg='op=login acct=\"root\" exe=\"/usr/sbin/sshd\" hostname=? addr=192.0.2.7 terminal=ssh res=failed'";
    private static readonly string[] Whole = [Syscall, Execve, Cwd, Path0, Path1, Title];
    private static readonly AuditdReader Reader = new();

    [Fact]
    public void Parse_RecordsOfOneEvent_MakeOneObject()
    {
        var read = Reading.Read(Reader, Lines(Whole));
        var fields = JsonNode.Parse(Assert.Single(read.Records).Fields)!;

        Assert.Equal(string.Join('\n', Whole), read.Records[0].Raw);
        Assert.Equal(("SYSCALL", 7, "1700000000.100"), ((string)fields["type"]!, (int)fields["serial"]!, (string)fields["time"]!));
        Assert.Equal(("x86_64", "execve", "x"), ((string)fields["arch"]!, (string)fields["syscall"]!, (string)fields["key"]!));
        Assert.Equal(("cat /etc/shadow", "/root", "/usr/bin/cat"), ((string)fields["command"]!, (string)fields["cwd"]!, (string)fields["path"]!));
        Assert.Equal("cat /etc/shadow", (string)fields["proctitle"]!);
        Assert.Equal(["/usr/bin/cat", "/lib64/ld.so"], fields["paths"]!.AsArray().Select(p => (string)p!["name"]!));
        Assert.Null(fields["incomplete"]);
        Assert.Null(fields["records"]);
    }

    [Fact]
    public void Parse_RecordsOutOfOrderAndInterleaved_MakeTheSameEvents()
    {
        var other = Whole.Select(line => line.Replace("100:7)", "100:8)", StringComparison.Ordinal)).ToArray();
        var expected = Fields(Lines(Whole)).Concat(Fields(Lines(other)));
        var interleaved = Whole.Zip(other).SelectMany(pair => new[] { pair.First, pair.Second }).ToArray();
        var shuffled = new[] { Title, Path1, Path0, Syscall, Cwd, Execve }.Select(line => line).ToArray();

        Assert.Equal(expected, Fields(Lines(interleaved)));
        var fields = JsonNode.Parse(Assert.Single(Fields(Lines(shuffled))))!;
        Assert.Equal(("SYSCALL", "cat /etc/shadow", 2), ((string)fields["type"]!, (string)fields["command"]!, fields["paths"]!.AsArray().Count));
        Assert.Equal(string.Join('\n', shuffled), Reading.Read(Reader, Lines(shuffled)).Records[0].Raw);
    }

    [Fact]
    public void Parse_EventThatEndsTooEarly_IsIncomplete()
    {
        string[] later = [User.Replace("1700000000.200", "1700000003.200", StringComparison.Ordinal)];

        Assert.True(Incomplete(Lines(Syscall, Path0, Path1)));
        Assert.False(Incomplete(Lines([Syscall, Path0, Path1, .. later])));
        Assert.True(Incomplete(Lines([Syscall, Path0, .. later])), "a path is lost");
        Assert.True(Incomplete(Lines([Execve, Cwd, Path0, Path1, Title, .. later])), "the system call is lost");
        Assert.True(Incomplete(Lines([Syscall, Execve.Replace("argc=2", "argc=3", StringComparison.Ordinal), Path0, Path1, Title])), "an argument is lost");
        Assert.False(Incomplete(Lines(User)), "a message of a program stands alone");
        Assert.False(Incomplete(Lines("type=CONFIG_CHANGE msg=audit(1700000000.100:7): op=\"add_rule\" res=1")));
    }

    [Fact]
    public void Cut_EventStillOpen_WaitsForItsEnd()
    {
        var text = Encoding.UTF8.GetBytes(Lines([User, .. Whole[..3]]));
        var (first, end) = Reading.Read(Reader, new MemoryStream(text), Position.Zero, 1 << 16, StreamEnd.Growing);
        var (second, last) = Reading.Read(Reader, new MemoryStream(Encoding.UTF8.GetBytes(Lines(Whole))), end, 1 << 16, StreamEnd.Growing);

        Assert.Single(first.Records);
        Assert.Equal((User.Length + 1, 2), (end.Offset, end.Record));
        Assert.Equal((2, User.Length + 1), (Assert.Single(second.Records).Record, second.Records[0].Offset));
        Assert.Equal(8, last.Record);
    }

    [Fact]
    public void Cut_OldKernelWithoutEnds_CutsBetweenEventsOfABusyLog()
    {
        var text = Lines(Enumerable.Range(0, 3000).SelectMany(i => new[]
        {
            $"type=SYSCALL msg=audit({1700000000 + i / 100}.{i % 100:000}:{i}): arch=c000003e syscall=2 success=yes exit=3 items=1",
            $"type=PATH msg=audit({1700000000 + i / 100}.{i % 100:000}:{i}): item=0 name=\"/tmp/{i}\"",
        }));
        var bytes = Encoding.UTF8.GetBytes(text);
        var pump = new SlicePump(new MemoryStream(bytes), Reader, new SliceBuffers(100_000), 1, Position.Zero);
        var slices = 0;
        foreach (var slice in pump.Slices(StreamEnd.Final, TestContext.Current.CancellationToken))
        {
            slices++;
            slice.Dispose();
        }

        Assert.InRange(slices, 4, 30);
        Reading.AssertSameInPieces(Reader, bytes, [50_000, 100_000]);
        Assert.Equal(3000, Fields(text).Count());
    }

    [Theory]
    [InlineData("node=web1 ", "web1")]
    [InlineData("Nov 14 22:13:20 web1 audispd: node=web1 ", "web1")]
    [InlineData("<13>Nov 14 22:13:20 web1 audisp-syslog: ", null)]
    public void Parse_PrefixBeforeTheType_IsSkipped(string prefix, string? node)
    {
        var fields = JsonNode.Parse(Assert.Single(Fields(Lines(Whole.Select(line => prefix + line)))))!;

        Assert.Equal(("SYSCALL", node, "cat /etc/shadow"), ((string)fields["type"]!, (string?)fields["node"], (string)fields["command"]!));
    }

    [Fact]
    public void Parse_TwoNodesWithOneSerial_AreTwoEvents() =>
        Assert.Equal(2, Fields(Lines(Whole.SelectMany(line => new[] { "node=a " + line, "node=b " + line }))).Count());

    [Fact]
    public void Parse_EnrichedLog_NamesTheIds()
    {
        var fields = JsonNode.Parse(Assert.Single(Fields(Lines(
            Syscall + "\x1D" + "ARCH=x86_64 SYSCALL=execve AUID=\"ann\" UID=\"root\"",
            "type=SOCKADDR msg=audit(1700000000.100:7): saddr=0200005001020304\x1DSADDR={ saddr_fam=inet laddr=1.2.3.4 lport=80 }"))))!;

        Assert.Equal(("1000", "ann", "root"), ((string)fields["auid"]!, (string)fields["auid_name"]!, (string)fields["uid_name"]!));
        Assert.Equal(("1.2.3.4", "80"), ((string)fields["addr"]!, (string)fields["port"]!));
        Assert.Null(fields["ARCH"]);
    }

    [Theory]
    [InlineData("c00000b7", "221", "aarch64", "execve")]
    [InlineData("40000003", "11", "i386", "execve")]
    [InlineData("c000003e", "462", "x86_64", "mseal")]
    [InlineData("c000003e", "9999", "x86_64", "9999")]
    [InlineData("c0000015", "11", "c0000015", "11")]
    public void Parse_SystemCall_HasItsName(string arch, string number, string archName, string name)
    {
        var fields = JsonNode.Parse(Assert.Single(Fields($"type=SYSCALL msg=audit(1.000:1): arch={arch} syscall={number} items=0\n")))!;

        Assert.Equal((archName, name), ((string)fields["arch"]!, (string)fields["syscall"]!));
    }

    [Theory]
    [InlineData("acct=28696E76616C6964207573657229", "acct", "(invalid user)")]
    [InlineData("acct=\"28696E\"", "acct", "28696E")]
    [InlineData("comm=2F746D702F6120E282AC", "comm", "/tmp/a €")]
    [InlineData("exe=FF2F41", "exe", "\uFFFD/A")]
    [InlineData("old=8192", "old", "8192")]
    [InlineData("key=61016220", "key", "a,b ")]
    [InlineData("key=65786563013634626974\"", "key", "exec,64bit")]
    [InlineData("login pid=7 uid=0 old auid=4294967295 new auid=500", "new_auid", "500")]
    [InlineData("key=(null)", "key", null)]
    [InlineData("hostname=?", "hostname", null)]
    [InlineData("hostname=web1, x=1", "hostname", "web1")]
    [InlineData("op=\"add rule\"", "op", "add rule")]
    [InlineData("sig=9", "signal", "SIGKILL")]
    [InlineData("exit=-13", "errno", "EACCES")]
    [InlineData("auid=-1", "auid", "unset")]
    [InlineData("type=7", "field_type", "7")]
    [InlineData("pid=1 msg='pid=2 x=y'", "pid", "2")]
    [InlineData("msg='acct=\"o'brien\" res=1'", "acct", "o'brien")]
    [InlineData("avc:  denied  { read write } for  pid=7", "seperms", "read write")]
    [InlineData("exe=\"unclosed", "exe", "unclosed")]
    public void Parse_Field_IsDecoded(string body, string name, string? expected)
    {
        var fields = JsonNode.Parse(Assert.Single(Fields($"type=AVC msg=audit(1.000:1): {body}\n")))!;

        Assert.Equal(expected, (string?)fields[name]);
    }

    [Fact]
    public void Parse_ArgumentsInPieces_ArePutTogether()
    {
        var fields = JsonNode.Parse(Assert.Single(Fields(Lines(
            "type=EXECVE msg=audit(1.000:1): argc=4 a0=\"sh\" a1_len=6 a1[0]=6120E2",
            "type=EXECVE msg=audit(1.000:1): a1[1]=82AC62 a2=\"\" a3=\"?\""))))!;

        Assert.Equal(["sh", "a €b", "", "?"], fields["argv"]!.AsArray().Select(a => (string)a!));
        Assert.Equal("sh a €b  ?", (string)fields["command"]!);
    }

    [Theory]
    [InlineData("01002F7661722F72756E2F7800", "unix", null, null, "/var/run/x")]
    [InlineData("0100002F746D702F7800", "unix", null, null, "@/tmp/x")]
    [InlineData("020001BBC0000207", "ipv4", "192.0.2.7", "443", null)]
    [InlineData("0A0001BB0000000020010DB8000000000000000000000001", "ipv6", "2001:db8::1", "443", null)]
    [InlineData("1000", "netlink", null, null, null)]
    [InlineData("0200", "2", null, null, null)]
    public void Parse_SocketAddress_IsDecoded(string code, string? family, string? address, string? port, string? path)
    {
        var fields = JsonNode.Parse(Assert.Single(Fields($"type=SOCKADDR msg=audit(1.000:1): saddr={code}\n")))!;

        Assert.Equal((family, address, port, path), ((string?)fields["family"], (string?)fields["addr"], (string?)fields["port"], (string?)fields["path"]));
    }

    [Fact]
    public void Parse_AvcWithItsSystemCall_IsAboutTheDenial()
    {
        var fields = JsonNode.Parse(Assert.Single(Fields(Lines(
            "type=AVC msg=audit(1700000000.100:7): avc:  denied  { read } for  pid=5 comm=\"cat\" name=\"shadow\" tclass=file permissive=0",
            Syscall.Replace("items=2", "items=0", StringComparison.Ordinal), Title))))!;

        Assert.Equal(("AVC", "denied", "execve", "shadow"), ((string)fields["type"]!, (string)fields["seresult"]!, (string)fields["syscall"]!, (string)fields["name"]!));
        Assert.Null(fields["records"]);
    }

    [Fact]
    public void Parse_RecordOfANewType_StaysWithItsEvent()
    {
        var fields = JsonNode.Parse(Assert.Single(Fields(Lines([.. Whole[..4], "type=NEW msg=audit(1700000000.100:7): x=1", .. Whole[4..]]))))!;

        Assert.Equal(("NEW", "1"), ((string)fields["records"]![0]!["type"]!, (string)fields["records"]![0]!["x"]!));
    }

    [Theory]
    [InlineData("no record")]
    [InlineData("type=SYSCALL msg=audit(x")]
    [InlineData("type=SYSCALL msg=audit(1.1:1)")]
    [InlineData("type=UNKNOWN[1329] msg=?")]
    [InlineData("type=")]
    public void Parse_LineThatIsNoRecord_IsKept(string line)
    {
        var read = Reading.Read(Reader, $"{User}\n{line}\n\n{User}\n");

        Assert.Equal([User, line, User], read.Raw);
        Assert.Equal([1, 2, 4], read.Records.Select(r => r.Record));
        Assert.Equal([(2L, "BrokenRecord")], read.Problems.Select(p => (p.Record, p.Code)));
    }

    [Fact]
    public void Cut_AnyLinesAnyBuffer_GivesTheSameEventsAndLosesNothing()
    {
        string[] later = [.. Whole.Select(line => line.Replace("000.100:7)", "001.100:8)", StringComparison.Ordinal))];
        string[] far = [.. Whole.Select(line => line.Replace("000.100:7)", "009.100:9)", StringComparison.Ordinal))];
        var lines = Pieces.Of([.. Whole, .. later, .. far, User, "type=NEW msg=audit(1700000000.100:7): x=1", "garbage", "", "type=SYSCALL msg=audit(99999999999.999:1): items=999999 a=\"\x1D\xFF"]);
        Prop.ForAll(lines, list =>
        {
            var bytes = Encoding.Latin1.GetBytes(string.Join(list.Count % 2 == 0 ? "\n" : "\r\n", list));
            Reading.AssertSameInPieces(Reader, bytes, [1, 150, 700]);
            var read = Reading.Read(Reader, bytes);
            Assert.All(read.Fields.Where(f => f.Length > 0), f => JsonNode.Parse(f));
            Assert.Equal(list.Where(l => l.Length > 0).Order(StringComparer.Ordinal), read.Raw.SelectMany(r => r.Split('\n', '\r').Where(l => l.Length > 0)).Order(StringComparer.Ordinal));
            Assert.Equal(read.Records.Select(r => r.Record).Order(), read.Records.Select(r => r.Record));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Parse_AnyBytesInARecord_GivesValidJson()
    {
        var pieces = Pieces.Of("a", "=", "\"", "'", " ", ",", "(", ")", "{", "}", "msg=", "exe=", "41", "saddr=", "key=", "\x1D", "\xFF", "\\", "\0", "sig=", "exit=-", "proctitle=", "a0[1]=", "argc=", "9");
        Prop.ForAll(pieces, list =>
        {
            var body = string.Concat(list);
            foreach (var type in (string[])["SYSCALL", "EXECVE", "PATH", "SOCKADDR", "USER_CMD", "PROCTITLE", "CWD", "AVC", "TTY", "MMAP", "1234", "NEW"])
            {
                var read = Reading.Read(Reader, Encoding.Latin1.GetBytes($"type={type} msg=audit(1.000:1): {body}\n"));
                Assert.All(read.Fields, f => JsonNode.Parse(f)!.AsObject().Count());
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static string Lines(params IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static IEnumerable<string> Fields(string text) => Reading.Read(Reader, text).Fields;

    private static bool Incomplete(string text) => JsonNode.Parse(Fields(text).First())!["incomplete"] is not null;
}
