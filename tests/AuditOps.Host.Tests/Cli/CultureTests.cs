using System.Globalization;
using System.Text.RegularExpressions;

namespace AuditOps.Host.Tests.Cli;

/// <summary>The language and the time zone of a machine change nothing but how times without a zone are read.</summary>
public sealed partial class CultureTests(CultureTests.Plain plain) : IClassFixture<CultureTests.Plain>
{
    private static readonly string[] Files = ["made", "out.csv", "out.jsonl", "out.html"];

    private static readonly string[][] Commands =
    [
        ["audit", "sample", "made", "--size", "1500", "--json"],
        ["import", "made", "--store", "store", "--time-zone", "UTC", "--json"],
        ["audit", "view", "--store", "store", "--json", "--first", "300", "--category", "authentication"],
        ["audit", "view", "--store", "store", "--since", "2026-01-10T06:30Z", "--until", "2026-01-11T00:00+01:00", "--action", "LOGIN"],
        ["triage", "made", "--time-zone", "UTC"],
        ["audit-analytics", "patterns", "--store", "store", "--json"],
        ["audit-analytics", "anomalies", "--store", "store", "--json"],
        ["audit-analytics", "timeline", "--store", "store", "--actor", "ROOT"],
        ["audit-analytics", "stats", "--store", "store"],
        ["audit-analytics", "report", "--store", "store", "--destination", "out.html"],
        ["audit", "export", "--store", "store", "--destination", "out.csv", "--category", "authentication"],
        ["audit", "export", "--store", "store", "--destination", "out.jsonl", "--category", "authentication"],
        ["audit", "query", "--store", "store", "--query", "SELECT 1234.5::DOUBLE AS d, 0.25::DECIMAL(9, 2) AS m, DATE '2026-02-01' AS day, TIMESTAMP '2026-02-01 10:00:00.5' AS at, INTERVAL 90 MINUTE AS span, upper('i') AS big"],
        ["audit", "query", "--store", "store", "--json", "--query", "SELECT 1234.5::DOUBLE AS d, 0.25::DECIMAL(9, 2) AS m, TIMESTAMP '2026-02-01 10:00:00.5' AS at, [1.5, 2.5] AS list"],
        ["audit", "view", "--store", "store", "--since", "gestern"],
        ["option", "set", "RetentionDays", "abc"],
        ["audit", "integrity", "store"],
        ["--help"],
    ];

    [Theory]
    [InlineData("de_DE.UTF-8", "Europe/Berlin")]
    [InlineData("tr_TR.UTF-8", "America/New_York")]
    public void Run_InAnotherLanguageAndZone_SaysAndWritesTheSame(string language, string zone)
    {
        var (outputs, files) = Session(language, zone);

        foreach (var (words, expected, found) in Commands.Zip(plain.Outputs, outputs))
            Assert.Equal((string.Join(' ', words), expected), (string.Join(' ', words), found));
        Assert.Equal(plain.Files.Keys, files.Keys);
        foreach (var (name, content) in plain.Files)
            Assert.True(content == files[name], $"{name} differs.");
    }

    [Theory]
    [InlineData("Jan  5 12:00:00", "2026-01-05T11:00:00Z")]
    [InlineData("Mar 29 01:59:59", "2026-03-29T00:59:59Z")]
    [InlineData("Mar 29 03:00:00", "2026-03-29T01:00:00Z")]
    [InlineData("Jul  1 12:00:00", "2026-07-01T10:00:00Z")]
    [InlineData("Oct 25 03:00:00", "2026-10-25T02:00:00Z")]
    public void Import_TimeStampsWithoutAZone_AreOfTheMachinesZone(string stamp, string time)
    {
        using var shell = In("de_DE.UTF-8", "Europe/Berlin");
        File.SetLastWriteTimeUtc(shell.Write("auth.log", $"{stamp} web01 sshd[1]: Failed password for root from 192.0.2.7 port 1 ssh2\n"), new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Contains($"\"time\":\"{time[..^1]}", shell.Run("audit", "view", "auth.log", "--json").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-29 01:30", "2026-03-29 03:30", 2)]
    [InlineData("2026-03-29 03:00", "2026-03-29 03:30", 1)]
    [InlineData("2026-10-25 01:00", "2026-10-25 04:00", 8)]
    [InlineData("2026-07-01", "2026-07-02", 1)]
    public void View_TimesWithoutAZone_AreLocalAcrossTheChangeOfTheClocks(string since, string until, int events)
    {
        using var shell = In("tr_TR.UTF-8", "Europe/Berlin");
        var times = Enumerable.Range(0, 4).Select(i => new DateTime(2026, 3, 29, 0, 15, 0).AddMinutes(30 * i))
            .Concat(Enumerable.Range(0, 8).Select(i => new DateTime(2026, 10, 24, 23, 0, 0).AddMinutes(30 * i)))
            .Append(new DateTime(2026, 7, 1, 21, 59, 59));
        shell.Write("auth.log", string.Concat(times.Select(time =>
            string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-ddTHH:mm:ss}Z web01 sshd[1]: Failed password for root from 192.0.2.7 port 1 ssh2\n"))));

        var found = shell.Run("audit", "view", "auth.log", "--json", "--since", since, "--until", until).Out;
        Assert.Equal(events, System.Text.Json.JsonDocument.Parse(found).RootElement.GetArrayLength());
    }

    private static Shell In(string language, string zone) =>
        new() { Environment = { ["LC_ALL"] = language, ["LANG"] = language, ["TZ"] = zone } };

    /// <summary>What each command says, and each file that comes of it, without what depends on the moment and the folder.</summary>
    private static (IReadOnlyList<string> Outputs, SortedDictionary<string, string> Files) Session(string language, string zone)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes language and zone from elsewhere.");
        using var shell = In(language, zone);
        var outputs = Commands.Select(words => shell.Run(words)).Select(ended => Lasting($"{ended.Code}\n{ended.Out}\n{ended.Error}")).ToList();
        var files = Files.Select(name => Path.Combine(shell.Folder, name)).SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path) : [path]);
        return (outputs, new(files.ToDictionary(path => Path.GetRelativePath(shell.Folder, path), path => Lasting(File.ReadAllText(path))), StringComparer.Ordinal));

        string Lasting(string text) => Moment().Replace(text.Replace(shell.Folder, "", StringComparison.Ordinal), "…");
    }

    // Durations, when an event was imported (months after the samples' time), and hashes over that.
    [GeneratedRegex("""
        "duration":"[^"]*"|\b[0-9a-f]{64}\b|\b(?!2026-01)20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Moment();

    /// <summary>The same on a machine that speaks English and lives by UTC.</summary>
    public sealed class Plain
    {
        public Plain() => (Outputs, Files) = Session("C.UTF-8", "UTC");

        internal IReadOnlyList<string> Outputs { get; }

        internal SortedDictionary<string, string> Files { get; }
    }
}
