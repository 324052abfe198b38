using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Tests.Imports;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Core.Tests.Rules;

/// <summary>SigmaHQ's own rules and cases, where they are present.</summary>
public sealed class SigmaRulesTests
{
    private const int MostRefused = 2;

    [Fact]
    public void Read_RulesOfSigmaHq_RefusesOnlyPlaceholdersWithoutValues()
    {
        using var corpus = new SigmaCorpus();

        var compiled = corpus.Compiled();

        Assert.All(corpus.Refused, error => Assert.Contains("placeholder", error.Message, StringComparison.Ordinal));
        Assert.InRange(corpus.Refused.Count, 0, MostRefused);
        Assert.Equal(3_141, compiled.Count + corpus.Refused.Count);
    }

    [Fact]
    public void Scan_CasesOfSigmaHq_MatchAsOftenAsTheySay()
    {
        using var corpus = new SigmaCorpus();
        var cases = Cases().ToDictionary(found => found.Rule, StringComparer.Ordinal);
        var compiled = corpus.Compiled().Where(pair => cases.ContainsKey(pair.Rule.Id!)).ToList();
        var (found, _) = Scan([.. cases.Values.Select(one => one.File)], [.. compiled.Select(pair => pair.Condition)]);

        // An event that two cases hold is one event.
        var matches = found.CountBy(pair => compiled[pair.Condition].Rule.Id!).ToDictionary();
        var missed = compiled.Select(pair => cases[pair.Rule.Id!]).Where(one => matches.GetValueOrDefault(one.Rule) < one.Least).Select(one => one.File);

        Assert.Empty(missed);
        Assert.True(compiled.Count >= 40, $"Only {compiled.Count} cases were looked at.");
    }

    [Fact]
    public void Scan_EveryRuleOnEveryCase_EqualsTheNaiveEvaluator()
    {
        using var corpus = new SigmaCorpus();
        var compiled = corpus.Compiled();
        var (found, events) = Scan([.. Cases().Select(found => found.File)], [.. compiled.Select(pair => pair.Condition)]);

        var expected = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            var naive = new NaiveSigma(one.Data!);
            expected.UnionWith(compiled.Where(pair => naive.Matches(pair.Rule)).Select(pair => $"{one.EventId} {pair.Rule.Id}"));
        }

        var actual = new SortedSet<string>(found.Select(pair => $"{pair.Key} {compiled[pair.Condition].Rule.Id}"), StringComparer.Ordinal);
        Assert.Equal(expected, actual);
        Assert.True(actual.Count >= events.Count, $"{events.Count} events match {actual.Count} times.");
    }

    private static IEnumerable<(string File, string Rule, int Least)> Cases()
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.Path("sigma-cases"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var info = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(file)!, "info.yml"));
            var count = info.FirstOrDefault(line => line.Contains("match_count:", StringComparison.Ordinal))?.Split(':')[1].Trim();
            yield return (file, Path.GetFileNameWithoutExtension(file), count is null ? 1 : int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static (List<(string Key, int Condition)> Found, List<AuditEvent> Events) Scan(string[] files, IReadOnlyList<ScanCondition> conditions)
    {
        using var sandbox = new ImportSandbox();
        sandbox.Import(files);
        using var store = EventStore.Open(sandbox.StoreFolder);
        using var reader = store.Read();
        var found = new List<(string, int)>();
        using (var cursor = reader.Scan(new RuleScan(EventFilter.All, conditions, []), TestContext.Current.CancellationToken))
        {
            while (cursor.Read())
            {
                foreach (var condition in cursor.Conditions)
                    found.Add((cursor.Key.ToString(), condition));
            }
        }

        return (found, [.. reader.Events(EventFilter.All, null, false, default)]);
    }
}
