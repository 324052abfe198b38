using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Tests.Rules;

/// <summary>Rules that are broken: each an error that names file, line and reason.</summary>
public sealed class BrokenRuleTests
{
    private const string Head = "title: Broken\nlogsource: {product: auditops}\n";

    [Theory]
    [InlineData("title: Broken\nlevel: \"high\n", 2, "it is not YAML")]
    [InlineData("title: Broken\n", 1, "neither 'detection' nor 'correlation' nor 'filter'")]
    [InlineData("- a\n- b\n", 1, "must be a map")]
    [InlineData("logsource: {product: x}\ndetection: {one: {a: b}, condition: one}\n", 1, "no 'title'")]
    [InlineData("title: Broken\ndetection: {one: {a: b}, condition: one}\n", 1, "no 'logsource'")]
    [InlineData("title: Broken\nlogsource: {definition: x}\ndetection: {one: {a: b}, condition: one}\n", 2, "neither category nor product nor service")]
    [InlineData(Head + "level: awful\ndetection: {one: {a: b}, condition: one}\n", 3, "the level 'awful' does not exist")]
    [InlineData(Head + "detection:\n  condition: one\n", 4, "there is no selection")]
    [InlineData(Head + "detection:\n  one: {a: b}\n", 4, "there is no 'condition'")]
    [InlineData(Head + "detection:\n  one: {a: b}\n  condition: two\n", 5, "names 'two', which is no selection")]
    [InlineData(Head + "detection:\n  one: {a: b}\n  condition: one and (one\n", 5, "a parenthesis of the condition is not closed")]
    [InlineData(Head + "detection:\n  one: {a: b}\n  condition: one one\n", 5, "does not go on with 'one'")]
    [InlineData(Head + "detection:\n  one: {a: b}\n  condition: one and\n", 5, "ends too early")]
    [InlineData(Head + "detection:\n  one: {a: b}\n  condition: 3 of them\n", 5, "'1 of', 'any of' and 'all of'")]
    [InlineData(Head + "detection:\n  one: {a: b}\n  condition: one | count() > 5\n", 5, "write a correlation rule")]
    [InlineData(Head + "detection:\n  one: {a: b}\n  timeframe: 5m\n  condition: one\n", 5, "write a correlation with 'timespan'")]
    [InlineData(Head + "detection:\n  one: {}\n  condition: one\n", 4, "the selection 'one' is empty")]
    [InlineData(Head + "detection:\n  one:\n    a: []\n  condition: one\n", 5, "an empty list of values")]
    [InlineData(Head + "detection:\n  one:\n    a: {b: c}\n  condition: one\n", 5, "single values")]
    [InlineData(Head + "detection:\n  one:\n    a|sounds_like: b\n  condition: one\n", 5, "the modifier 'sounds_like' does not exist")]
    [InlineData(Head + "detection:\n  one:\n    a|i: b\n  condition: one\n", 5, "without 're' before it")]
    [InlineData(Head + "detection:\n  one:\n    a|contains|re: b\n  condition: one\n", 5, "does not go with those before it")]
    [InlineData(Head + "detection:\n  one:\n    a|re: '('\n  condition: one\n", 5, "the regular expression cannot be read")]
    [InlineData(Head + "detection:\n  one:\n    a|cidr: 10.0.0.0/40\n  condition: one\n", 5, "is not a network")]
    [InlineData(Head + "detection:\n  one:\n    a|gt: many\n  condition: one\n", 5, "'many' is not a number")]
    [InlineData(Head + "detection:\n  one:\n    a|exists: maybe\n  condition: one\n", 5, "takes true or false")]
    [InlineData(Head + "detection:\n  one:\n    a|contains: null\n  condition: one\n", 5, "null goes with no modifier")]
    [InlineData(Head + "detection:\n  one:\n    a|wide: b\n  condition: one\n", 5, "must be followed by base64")]
    [InlineData(Head + "detection:\n  one:\n    a|base64: 'b*'\n  condition: one\n", 5, "cannot have wildcards")]
    [InlineData(Head + "detection:\n  one:\n    a|base64offset|contains: b\n  condition: one\n", 5, "too short")]
    [InlineData(Head + "detection:\n  one:\n    a|expand: '%nobody%'\n  condition: one\n", 5, "the placeholder %nobody% has no values")]
    [InlineData("a: &x {b: c}\nd: *x\n", 2, "aliases")]
    [InlineData("title: Broken\nlogsource: {product: x}\nfilter: {one: {a: b}, condition: not one}\n", 3, "names no 'rules'")]
    public void Read_BrokenRule_SaysWhereAndWhy(string yaml, int line, string reason)
    {
        var error = Assert.Throws<AuditOpsException>(() => MadeRules.Condition(yaml));

        Assert.Equal(("RuleInvalid", ErrorKind.InvalidData), (error.Code, error.Kind));
        Assert.Contains($"rule.yml, line {line}:", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepYaml_IsRefusedBeforeItIsBuilt()
    {
        var error = Assert.Throws<AuditOpsException>(() => MadeRules.Condition("a: " + new string('[', 100_000)));
        Assert.Contains("levels deep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneBrokenDocument_LeavesTheOthers()
    {
        var file = Path.GetTempFileName() + ".yml";
        File.WriteAllText(file, $"{Head}detection: {{one: {{a: b}}, condition: two}}\n---\n{MadeRules.Rule("{actor: alice}")}");
        var errors = new List<AuditOpsException>();

        var catalog = new RuleCatalog(errors.Add).Add([file]);
        File.Delete(file);

        Assert.Single(errors);
        Assert.Equal("Made", Assert.Single(catalog.Rules.OfType<DetectionRule>()).Title);
    }
}
