using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Tests.Caching.Answers;

/// <summary>Answers that are kept: the same as fresh ones to the byte, and never of what has changed since.</summary>
public sealed class KeptAnswersTests : IDisposable
{
    private const string Rule = """
        title: Failed for root
        name: failed_for_root
        logsource: {product: auditops, category: authentication}
        detection:
          failed: {outcome: failure, actor: root}
          condition: failed
        level: high
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("auditops-answers-").FullName;
    private readonly ManualClock clock = new();
    private readonly List<Analyst> analysts = [];

    public void Dispose()
    {
        analysts.ForEach(analyst => analyst.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A request of each operation whose answer is kept.</summary>
    public static TheoryData<string> Kept => [.. Names];

    private static IEnumerable<string> Names => OperationDefinition.All.Where(each => Attribute.IsDefined(each.Request, typeof(KeptAttribute))).Select(each => each.Request.Name);

    [Theory, MemberData(nameof(Kept))]
    public void Answer_Again_IsTheSameToTheByte(string name)
    {
        var (one, fresh) = (Open(), Open(keeps: false));
        Import(one, "auth.log", Log(0));
        var request = Request(name, one);

        var expected = fresh.AskAny(request);
        var first = one.AskAny(request);
        var again = one.AskAny(request);
        var other = Open().AskAny(request);

        Assert.NotEmpty(expected.Results);
        Assert.Equal((false, false, true, true), (expected.WasKept, first.WasKept, again.WasKept, other.WasKept));
        foreach (var answer in new[] { first, again, other })
        {
            Assert.Equal(expected.Results, answer.Results);
            Assert.Equal(expected.Problems, answer.Problems);
            Assert.Equal(expected.Error, answer.Error);
        }
    }

    [Fact]
    public void Kept_Operations_AreThoseThatAnalyse() => Assert.Equal(
        ["GetAnomaly", "GetCausation", "GetCompliance", "GetCorrelation", "GetImpact", "GetPattern", "GetStatistic", "GetTimeline", "GetTrend", "InvokeRule", "InvokeTriage", "TestCompliance"],
        Names.Order(StringComparer.Ordinal));

    /// <summary>Whatever happens between two questions, a kept answer is what a fresh run gives.</summary>
    [Fact]
    public void Answer_AnyChangesBetween_IsThatOfAFreshRun()
    {
        var steps = Gen.Choose(0, 11).ListOf(8);
        var number = 0;
        Prop.ForAll(steps.ToArbitrary(), each =>
        {
            var own = Path.Combine(folder, $"any{++number}");
            var time = new ManualClock();
            using var one = new Analyst(own, clock: time);
            using var two = new Analyst(own, clock: time);
            using var fresh = new Analyst(own, keeps: false, clock: time);
            Import(one, "auth.log", Log(0), own);
            var imports = 0;
            foreach (var step in each)
            {
                switch (step)
                {
                    case 0:
                        Import(one, $"more{++imports}.log", Log(imports), own);
                        break;
                    case 1:
                        WriteContent(own, "failed.yml", Rule.Replace("high", step % 2 == 0 ? "low" : "critical", StringComparison.Ordinal) + $"\n# {++number}");
                        break;
                    case 2:
                        // All may be accepted already.
                        if (fresh.Ask(new GetPattern()).Results is [var first, ..])
                            two.Ask(new AddAcceptance { FindingId = first.Split("\"findingId\":\"")[1][..16], Reason = "r", Until = time.GetUtcNow().AddMinutes(5), Force = true });
                        break;
                    case 3:
                        time.Advance(TimeSpan.FromMinutes(3));
                        break;
                    case 4:
                        two.Ask(new OptimizeStore());
                        break;
                    default:
                        object request = (step % 4) switch { 0 => new GetPattern { IncludeAccepted = step > 7 }, 1 => new InvokeTriage(), 2 => new GetStatistic { GroupBy = ["actor"] }, _ => new GetCompliance() };
                        var (kept, expected) = ((step % 3 == 0 ? two : one).AskAny(request), fresh.AskAny(request));
                        if (!kept.Results.SequenceEqual(expected.Results) || !kept.Problems.SequenceEqual(expected.Problems) || kept.Error != expected.Error)
                            return false;
                        break;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    [Fact]
    public void Answer_EventsCameSince_IsNew()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        var before = one.Ask(new GetStatistic { GroupBy = ["actor"] });
        Import(Open(), "more.log", Log(1));
        var after = one.Ask(new GetStatistic { GroupBy = ["actor"] });
        Assert.False(after.WasKept);
        Assert.NotEqual(before.Results, after.Results);
    }

    /// <summary>Events come while the answer is computed: it may be of before or of after, and must not be kept for either.</summary>
    [Fact]
    public void Answer_EventsComeMeanwhile_IsNotKept()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        var came = false;
        one.Listener = _ =>
        {
            if (came)
                return;
            came = true;
            Import(Open(), "more.log", Log(1));
        };
        _ = one.Ask(new GetStatistic { GroupBy = ["actor"] });
        Assert.True(came);
        var after = one.Ask(new GetStatistic { GroupBy = ["actor"] });
        Assert.False(after.WasKept);
        Assert.Equal(Open(keeps: false).Ask(new GetStatistic { GroupBy = ["actor"] }).Results, after.Results);
    }

    [Fact]
    public void Answer_ARuleChangedAndBack_IsKnownAgain()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        WriteContent(folder, "failed.yml", Rule);
        var first = one.Ask(new InvokeRule { Rule = ["failed_for_root"] });
        WriteContent(folder, "failed.yml", Rule.Replace("actor: root", "actor: anna", StringComparison.Ordinal));
        Assert.False(one.Ask(new InvokeRule { Rule = ["failed_for_root"] }).WasKept);
        WriteContent(folder, "failed.yml", Rule);
        var back = one.Ask(new InvokeRule { Rule = ["failed_for_root"] });
        Assert.True(back.WasKept);
        Assert.Equal(first.Results, back.Results);
    }

    [Fact]
    public void Answer_FilesThatARequestNames_AreAPartOfTheQuestion()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        var rules = Path.Combine(folder, "own.yml");
        File.WriteAllText(rules, Rule);
        var request = new InvokeRule { RulePath = [rules] };
        Assert.NotEmpty(one.Ask(request).Results);
        Assert.True(one.Ask(request).WasKept);
        File.WriteAllText(rules, Rule.Replace("actor: root", "actor: nobody", StringComparison.Ordinal));
        Assert.Equal((false, 0), (one.Ask(request).WasKept, one.Ask(request).Results.Count));
    }

    [Fact]
    public void Answer_WithProblems_TellsThemAgain()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        WriteContent(folder, "broken.yml", "title: Broken\nlogsource: {product: auditops}\ndetection: {condition: nothing}\n");
        var first = one.Ask(new GetPattern { First = 1 });
        var again = one.Ask(new GetPattern { First = 1 });
        Assert.True(again.WasKept);
        Assert.Contains(first.Problems, problem => problem.Level == ProblemLevel.Error);
        Assert.Equal(first.Problems, again.Problems);
    }

    [Fact]
    public void Answer_FailOn_FailsAgain()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        var first = one.Ask(new GetPattern { FailOn = Severity.Low });
        var again = one.Ask(new GetPattern { FailOn = Severity.Low });
        Assert.True(again.WasKept);
        Assert.StartsWith("LimitReached FindingsAtOrAboveSeverity", again.Error, StringComparison.Ordinal);
        Assert.Equal((first.Error, first.Results.Count), (again.Error, again.Results.Count));
    }

    [Fact]
    public void Answer_RequestDoesMore_IsNeverKept()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        var report = Path.Combine(folder, "report.html");
        foreach (var request in new object[] { new GetPattern { NewSince = "night" }, new GetCompliance { ComparedWith = "night" }, new InvokeTriage { Report = report }, new GetEvent(), new InvokeQuery { Query = "SELECT count(*) FROM events" } })
        {
            Assert.False(one.AskAny(request).WasKept);
            Assert.False(one.AskAny(request).WasKept);
        }

        Assert.Empty(one.Ask(new GetPattern { NewSince = "night" }).Results);
        Assert.True(File.Exists(report));
    }

    [Fact]
    public void Answer_SwitchedOff_IsNotKept()
    {
        foreach (var (name, value) in new[] { ("AUDITOPS_CACHE_ANALYSES", "false"), ("AUDITOPS_CACHE_TIERS", "none") })
        {
            var one = Open(keeps: name != "AUDITOPS_CACHE_ANALYSES");
            one.Variables[name] = value;
            Import(one, "auth.log", Log(0));
            one.Ask(new GetPattern());
            Assert.False(one.Ask(new GetPattern()).WasKept);
            Assert.False(File.Exists(Path.Combine(one.Store, "cache.db")));
        }
    }

    [Fact]
    public void Answer_OfFiles_IsKeptInTheSession()
    {
        var one = Open();
        var log = Path.Combine(folder, "auth.log");
        File.WriteAllText(log, Log(0));
        Assert.Null(one.Ask(new GetStatistic { Path = [log] }).Error);
        var first = one.Ask(new GetPattern { Path = [log] });
        var again = one.Ask(new GetPattern { Path = [log] });
        Assert.Equal((false, true), (first.WasKept, again.WasKept));
        Assert.Equal(first.Results, again.Results);

        File.AppendAllText(log, Log(1));
        var grown = one.Ask(new GetPattern { Path = [log] });
        Assert.False(grown.WasKept);
        Assert.Equal(Open(keeps: false).Ask(new GetPattern { Path = [log] }).Results, grown.Results);
        Assert.False(Directory.Exists(one.Store));
    }

    /// <summary>Whoever can write beside the events must not be able to say what was found in them.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void Answer_SomebodyElseWroteIt_IsNotBelieved(bool withKey)
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        var first = one.Ask(new GetPattern());
        one.Dispose();
        if (withKey)
        {
            Assert.False(Open(user: Path.Combine(folder, "other")).Ask(new GetPattern()).WasKept);
            return;
        }

        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(one.Store, "cache.db"), Pooling = false }.ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE entries SET content = CAST(substr(content, 1, 32) || '{\"parts\":[]}' AS BLOB)";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var other = Open();
        var forged = other.Ask(new GetPattern());
        Assert.False(forged.WasKept);
        Assert.Equal(first.Results, forged.Results);
        Assert.True(other.Ask(new GetPattern()).WasKept);
        Assert.True(Open().Ask(new GetPattern()).WasKept);
    }

    [Fact]
    public void Answer_ASegmentIsDamaged_IsTheError()
    {
        var one = Open();
        Import(one, "auth.log", Log(0));
        one.Ask(new GetPattern());
        foreach (var segment in Directory.GetFiles(Path.Combine(one.Store, "segments")))
            File.AppendAllBytes(segment, [0]);
        var answer = one.Ask(new GetPattern());
        Assert.Contains("SegmentDamaged", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_StoreIsReadOnly_IsKeptInMemory()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var one = Open();
        Import(one, "auth.log", Log(0));
        one.Dispose();
        Allow(UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        try
        {
            OrdinaryUser.Run(() =>
            {
                var temporary = Directory.CreateTempSubdirectory("auditops-answers-").FullName;
                using var reader = new Analyst(folder, user: Path.Combine(temporary, "user"));
                var first = reader.Ask(new GetPattern());
                var again = reader.Ask(new GetPattern());
                Assert.Equal((null, false, true), (first.Error, first.WasKept, again.WasKept));
                Assert.Equal(first.Results, again.Results);
            });
        }
        finally
        {
            Allow(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Allow(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var place in Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder))
            File.SetUnixFileMode(place, mode);
    }

    private Analyst Open(bool keeps = true, string? user = null)
    {
        var analyst = new Analyst(folder, keeps, clock, user);
        analysts.Add(analyst);
        return analyst;
    }

    private static object Request(string name, Analyst analyst)
    {
        string[] events = [analyst.Ask(new GetEvent { Actor = ["root"], Action = ["login"], Outcome = Outcome.Success }).Results[0].Split("\"eventId\":\"")[1].Split('"')[0]];
        return name switch
        {
            nameof(GetCausation) => new GetCausation { EventId = events },
            nameof(GetCorrelation) => new GetCorrelation { EventId = events },
            nameof(GetImpact) => new GetImpact { EventId = events },
            nameof(InvokeRule) => new InvokeRule { Rule = ["*"], First = 20 },
            nameof(GetAnomaly) => new GetAnomaly { FalseAlarmsPerDay = 1_000 },
            nameof(GetTimeline) => new GetTimeline { Actor = ["root"] },
            _ => Activator.CreateInstance(typeof(IEngine).Assembly.GetType($"AuditOps.{name}")!)!,
        };
    }

    private void Import(Analyst analyst, string name, string log, string? into = null)
    {
        var file = Path.Combine(into ?? folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, log);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        Assert.Null(analyst.Ask(new ImportEvent { LiteralPath = [file] }).Error);
    }

    private static void WriteContent(string root, string name, string text)
    {
        var rules = Directory.CreateDirectory(Path.Combine(root, "store", "content", "rules")).FullName;
        File.WriteAllText(Path.Combine(rules, name), text);
    }

    /// <summary>Ten days of work on one host, and an attack on the eighth; another number is another host.</summary>
    private static string Log(int host)
    {
        var (text, start) = (new StringBuilder(), new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc));
        void Line(DateTime at, string message) => text.Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd'T'HH:mm:ss}.000000+00:00 web{host} {message}\n");
        for (var hour = 0; hour < 240; hour++)
        {
            var at = start.AddHours(hour);
            Line(at.AddMinutes(17), $"CRON[{2000 + hour}]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)");
            if (hour % 24 == 9)
                Line(at.AddMinutes(31), $"sshd[{3000 + hour}]: Accepted publickey for alice from 198.51.100.7 port 51020 ssh2: RSA SHA256:abc");
            if (hour != 177)
                continue;
            for (var attempt = 0; attempt < 40; attempt++)
                Line(at.AddMinutes(40).AddSeconds(attempt), $"sshd[{4000 + attempt}]: Failed password for root from 203.0.113.{5 + host} port {40_000 + attempt} ssh2");
            Line(at.AddMinutes(42), $"sshd[5000]: Accepted password for root from 203.0.113.{5 + host} port 40100 ssh2");
            Line(at.AddMinutes(43), "sudo:    root : TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=/usr/sbin/useradd eve");
        }

        return text.ToString();
    }
}
