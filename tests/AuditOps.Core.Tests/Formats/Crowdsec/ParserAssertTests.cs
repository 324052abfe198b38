using System.Globalization;
using AuditOps.Core.Tests.Imports;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Core.Tests.Formats.Crowdsec;

/// <summary>The logs with which crowdsec tests its parsers, imported as a user would: what its parsers find, our columns hold.</summary>
public sealed class ParserAssertTests(ITestOutputHelper output)
{
    [Fact]
    public void Import_LogsOfCrowdsec_AgreeWithItsParsers()
    {
        var found = Directory.EnumerateFiles(SharedData.Path("crowdsec"), "parser.assert", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Compare).ToList();

        var compared = found.Where(field => field.Column is not null).ToList();
        var unmet = compared.Where(field => !field.Met).ToList();
        output.WriteLine("met  unmet  without column  of other kinds  log");
        foreach (var log in found.GroupBy(field => field.Log))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{log.Count(f => f.Met),-4} {log.Count(f => f.Column is not null && !f.Met),-6} {log.Count(f => f is { Column: null, Claimed: true }),-15} {log.Count(f => !f.Claimed),-15} {log.Key}"));

        var lines = string.Join('\n', unmet.Select(field => field.Text));
        Assert.NotEmpty(compared);
        Assert.All(ParserFields.Essential, column => Assert.Contains(compared, field => field.Column == column));
        Assert.True(!unmet.Any(field => ParserFields.Essential.Contains(field.Column)), lines);
        Assert.True(unmet.Count * 50 <= compared.Count, $"{unmet.Count} of {compared.Count} fields are unmet:\n{lines}");
    }

    private static IEnumerable<ComparedField> Compare(string file)
    {
        var log = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.log"));
        var entries = ParserEntry.Read(file);
        using var sandbox = new ImportSandbox();
        var imported = Assert.Single(sandbox.Import(log));
        var events = sandbox.Run(new GetEvent()).OrderBy(found => Core.Shapes.EventKey.Parse(found.EventId).Record).ToList();
        Assert.True(imported.Format is null || events.Count > 0, log);

        var claimed = entries.All(entry => ParserFields.Claimed.Contains(entry.Parser));
        foreach (var entry in entries)
        {
            var found = claimed ? ParserComparison.EventOf(entry, events) : null;
            foreach (var (field, value) in entry.Fields)
            {
                var name = $"{Path.GetFileName(log)} {entry.Parser}[{entry.Index}] {field}";
                if (!claimed || ParserFields.Find(field, value) is not { } wanted)
                    yield return new ComparedField(Path.GetFileName(log), claimed, null, false, name);
                else if (found is null)
                    yield return new ComparedField(Path.GetFileName(log), claimed, wanted.Column, false, $"{name}: no event");
                else
                    yield return new ComparedField(Path.GetFileName(log), claimed, wanted.Column, ParserComparison.Agrees(found, wanted.Column, wanted.Text),
                        $"{name}: {wanted.Column} is {ParserComparison.Value(found, wanted.Column) ?? "NULL"}, not {wanted.Text}");
            }
        }
    }

    private sealed record ComparedField(string Log, bool Claimed, string? Column, bool Met, string Text);
}
