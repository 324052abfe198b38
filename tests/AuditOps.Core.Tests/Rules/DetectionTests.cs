using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;
using AuditOps.Core.Tests.Store;

namespace AuditOps.Core.Tests.Rules;

using TestStore = AuditOps.Core.Tests.Store.TestStore;

/// <summary>What rules ask, and the answers of the store; the naïve evaluator gives the same ones.</summary>
public sealed class DetectionTests
{
    private const string Record = """
        {"cmd": "C:\\Windows\\cmd.exe /C whoami", "n": 42, "flag": true, "none": null, "empty": "", "ip": "::ffff:10.1.2.3", "user": {"type": "Root", "ids": ["a", "b"]},
         "other": "WHOAMI", "when": "2024-03-05T13:37:00+02:00", "b64": "xxSW52b2tlLUV4cHJlc3Npb24=", "list": [{"name": "x"}, {"name": "y"}], "a.b": {"c": "dots"}, "text": "a*b?c\\d"}
        """;

    [Theory]
    [InlineData("{data.cmd: 'c:\\windows\\cmd.exe /c whoami'}", true)]
    [InlineData("{data.cmd: 'cmd.exe'}", false)]
    [InlineData("{data.cmd|contains: CMD.exe}", true)]
    [InlineData("{data.cmd|contains|cased: CMD.exe}", false)]
    [InlineData("{data.cmd|startswith: 'c:\\'}", true)]
    [InlineData("{data.cmd|startswith: 'windows'}", false)]
    [InlineData("{data.cmd|endswith: WHOAMI}", true)]
    [InlineData("{data.cmd|endswith: whoam}", false)]
    [InlineData("{data.cmd: '*cmd?exe*who*'}", true)]
    [InlineData("{data.cmd: '*who*cmd*'}", false)]
    [InlineData("{data.cmd|contains|all: [windows, whoami]}", true)]
    [InlineData("{data.cmd|contains|all: [windows, linux]}", false)]
    [InlineData("{data.cmd|contains: [linux, whoami]}", true)]
    [InlineData("{data.cmd|contains|windash: ' -c '}", true)]
    [InlineData("{data.cmd|contains: ' -c '}", false)]
    [InlineData("{data.cmd|re: 'cmd\\.exe\\s+/C'}", true)]
    [InlineData("{data.cmd|re: 'CMD'}", false)]
    [InlineData("{data.cmd|re|i: 'CMD'}", true)]
    [InlineData("{data.cmd|re: '(?<=Windows.)cmd'}", true)]
    [InlineData("{data.text: 'a\\*b\\?c\\\\d'}", true)]
    [InlineData("{data.text: 'a\\*b\\?x\\\\d'}", false)]
    [InlineData("{data.n: 42}", true)]
    [InlineData("{data.n: '42'}", true)]
    [InlineData("{data.n: 4}", false)]
    [InlineData("{data.n|gt: 41.5}", true)]
    [InlineData("{data.n|gt: 42}", false)]
    [InlineData("{data.n|gte: 42}", true)]
    [InlineData("{data.n|lt: 42}", false)]
    [InlineData("{data.n|lte: 42}", true)]
    [InlineData("{data.cmd|lte: 42}", false)]
    [InlineData("{data.flag: true}", true)]
    [InlineData("{data.none: null}", true)]
    [InlineData("{data.absent: null}", true)]
    [InlineData("{data.empty: null}", false)]
    [InlineData("{data.empty: ''}", true)]
    [InlineData("{data.absent: ''}", false)]
    [InlineData("{data.empty|exists: true}", true)]
    [InlineData("{data.none|exists: true}", false)]
    [InlineData("{data.absent|exists: false}", true)]
    [InlineData("{data.n|neq: 41}", true)]
    [InlineData("{data.n|neq: 42}", false)]
    [InlineData("{data.ip|cidr: 10.1.0.0/16}", true)]
    [InlineData("{data.ip|cidr: 10.1.255.255/16}", true)]
    [InlineData("{data.ip|cidr: 10.2.0.0/16}", false)]
    [InlineData("{data.ip|cidr: 'fe80::/10'}", false)]
    [InlineData("{data.cmd|cidr: 10.0.0.0/8}", false)]
    [InlineData("{data.user.type: root}", true)]
    [InlineData("{data.user.ids: b}", true)]
    [InlineData("{data.user.ids.0: b}", false)]
    [InlineData("{data.user.ids.1: b}", true)]
    [InlineData("{data.user|contains: '\"type\"'}", true)]
    [InlineData("{data.list.name: y}", true)]
    [InlineData("{data.a.b.c: dots}", true)]
    [InlineData("{data.cmd|fieldref|contains: data.other}", true)]
    [InlineData("{data.cmd|fieldref|endswith: data.other}", true)]
    [InlineData("{data.cmd|fieldref: data.other}", false)]
    [InlineData("{data.cmd|fieldref|startswith: data.absent}", false)]
    [InlineData("{data.when|hour: 11}", true)]
    [InlineData("{data.when|minute: 37}", true)]
    [InlineData("{data.when|day: 5}", true)]
    [InlineData("{data.when|week: 10}", true)]
    [InlineData("{data.when|month: 3}", true)]
    [InlineData("{data.when|year: 2023}", false)]
    [InlineData("{data.b64|base64offset|contains: Invoke-Expression}", true)]
    [InlineData("{data.b64|base64offset|contains: invoke-expression}", false)]
    [InlineData("{data.b64|base64|contains: Invoke-Expression}", true)]
    [InlineData("{actor: ALICE, outcome: Failure}", true)]
    [InlineData("{actor: alice, outcome: success}", false)]
    [InlineData("{source_ip|cidr: 192.0.2.0/24}", true)]
    [InlineData("{pid|gte: 100}", true)]
    [InlineData("{target: null}", true)]
    [InlineData("{actor: null}", false)]
    [InlineData("[{actor: bob}, {actor: alice}]", true)]
    [InlineData("[whoami, nothing]", true)]
    [InlineData("['c:\\win*exe']", true)]
    [InlineData("[nothing]", false)]
    [InlineData("{'|all': [whoami, Root]}", true)]
    [InlineData("{'|all': [whoami, nothing]}", false)]
    public void Scan_OneRule_Answers(string selection, bool expected) => Assert.Equal(expected, Holds(MadeRules.Condition(MadeRules.Rule(selection))));

    [Theory]
    [InlineData("not one", false)]
    [InlineData("one and not two", true)]
    [InlineData("one and two", false)]
    [InlineData("two or one", true)]
    [InlineData("(two or one) and not (two and one)", true)]
    [InlineData("1 of them", true)]
    [InlineData("all of them", false)]
    [InlineData("1 of tw*", false)]
    [InlineData("all of on*", true)]
    [InlineData("NOT two AND one", true)]
    [InlineData("any of them", true)]
    public void Scan_Condition_PutsSelectionsTogether(string condition, bool expected)
    {
        var rule = MadeRules.Rule("{actor: alice}", condition).Replace("  condition", "  two: {actor: bob}\n  _hidden: {actor: bob}\n  condition", StringComparison.Ordinal);
        Assert.Equal(expected, Holds(MadeRules.Condition(rule)));
    }

    [Fact]
    public void Compile_Placeholder_StandsForItsValues()
    {
        var rule = MadeRules.Rule("{actor|expand: '%admins%'}");
        Assert.True(Holds(MadeRules.Condition(rule, ("_placeholders.yml", "admins: [bob, alice]\n"))));
        Assert.False(Holds(MadeRules.Condition(rule, ("_placeholders.yml", "admins: [bob]\n"))));
    }

    [Fact]
    public void Compile_FilterDocument_NarrowsTheRulesThatItNames()
    {
        const string Filter = "title: Not from there\nlogsource: {product: auditops}\nfilter:\n  rules: [RULE]\n  there: {source_ip: 192.0.2.7}\n  condition: not there\n";
        var rule = "name: ours\n" + MadeRules.Rule("{actor: alice}");

        Assert.False(Holds(MadeRules.Condition(rule, ("filter.yml", Filter.Replace("[RULE]", "[ours]", StringComparison.Ordinal)))));
        Assert.False(Holds(MadeRules.Condition(rule, ("filter.yml", Filter.Replace("[RULE]", "any", StringComparison.Ordinal)))));
        Assert.True(Holds(MadeRules.Condition(rule, ("filter.yml", Filter.Replace("[RULE]", "[others]", StringComparison.Ordinal)))));
        Assert.True(Holds(MadeRules.Condition(rule, ("filter.yml", Filter.Replace("[RULE]", "any", StringComparison.Ordinal).Replace("auditops", "windows", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Scan_WordsOfUnknownProduct_LookOnlyAtWhatWasTagged()
    {
        var condition = MadeRules.Condition("title: Words\nlogsource: {product: cisco, service: aaa}\ndetection:\n  words: [whoami]\n  condition: words\n");
        var plain = Event() with { Format = "json" };

        Assert.False(Holds(condition, plain));
        Assert.True(Holds(condition, plain with { Origin = "Cisco-routers" }));
    }

    [Fact]
    public void Scan_ExplodingExpression_IsAnErrorThatSaysWhich()
    {
        var condition = MadeRules.Condition(MadeRules.Rule("{message|re: '^(?=a)(a+)+$'}"));
        var error = Assert.Throws<AuditOpsException>(() => Holds(condition, Event() with { Message = new string('a', 200) + "!" }));
        Assert.Equal("RuleExpressionTooSlow", error.Code);
        Assert.Contains("(a+)+", error.Message, StringComparison.Ordinal);
    }

    private static AuditEvent Event() => Made.Event(1, 0, "alice") with { Outcome = "failure", SourceIp = "192.0.2.7", Pid = 100, Data = Record, Raw = null };

    private static bool Holds(ScanCondition condition, AuditEvent? found = null)
    {
        found ??= Event();
        var scan = new RuleScan(EventFilter.All, [condition], []);
        using var store = new TestStore();
        store.Add(found);
        using var reader = store.Store.Read();
        using var cursor = reader.Scan(scan, TestContext.Current.CancellationToken);
        var holds = cursor.Read();
        if (found.Message?.Length is null or < 100)
        {
            using var naive = new InMemoryEvents([found]).Scan(scan, TestContext.Current.CancellationToken);
            Assert.Equal(naive.Read(), holds);
        }

        return holds;
    }
}
