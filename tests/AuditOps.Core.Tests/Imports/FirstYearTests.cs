using AuditOps.Core.Imports;

namespace AuditOps.Core.Tests.Imports;

public sealed class FirstYearTests : IDisposable
{
    private readonly ImportSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("2026-03-27", 87, 2026)] // 27 March of a leap year
    [InlineData("2026-03-26", 87, 2025)]
    [InlineData("2026-01-01", 366, 2025)]
    [InlineData("2026-03-01", 60, 2024)] // 29 February
    [InlineData("2024-02-29", 60, 2024)]
    [InlineData("2026-02-28", 59, 2026)]
    public void Latest_Day_IsInTheLastYearThatHasIt(string latest, int day, int year) =>
        Assert.Equal(year, FirstYear.Latest(day, DateTime.Parse(latest, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Import_LogOverNewYear_TurnsTheYear()
    {
        var file = sandbox.Write("auth.log", "Dec 31 23:59:58 h sshd[1]: Failed password for a from 10.0.0.1 port 1 ssh2\nJan  1 00:00:01 h sshd[1]: Failed password for b from 10.0.0.1 port 1 ssh2\n");
        File.SetLastWriteTimeUtc(file, new DateTime(2025, 1, 1, 1, 0, 0, DateTimeKind.Utc));

        sandbox.Import(file);

        Assert.Equal([2024, 2025], sandbox.Events().Select(found => found.Time!.Value.Year));
    }

    [Fact]
    public void Import_GrownOverNewYear_MovesForwardFromTheYearThatWasFixed()
    {
        var file = sandbox.Write("auth.log", "Dec 30 10:00:00 h sshd[1]: Failed password for a from 10.0.0.1 port 1 ssh2\n");
        File.SetLastWriteTimeUtc(file, new DateTime(2024, 12, 30, 11, 0, 0, DateTimeKind.Utc));
        sandbox.Import(file);
        File.AppendAllText(file, "Jan  2 10:00:00 h sshd[1]: Failed password for b from 10.0.0.1 port 1 ssh2\n");
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 2, 11, 0, 0, DateTimeKind.Utc));

        sandbox.Import(file);

        Assert.Equal([2024, 2025], sandbox.Events().Select(found => found.Time!.Value.Year));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2025-07-01 12:00:00", "2025-07-01 10:00:00")]
    [InlineData("America/New_York", "2025-01-01 12:00:00", "2025-01-01 17:00:00")]
    [InlineData("UTC", "2025-01-01 12:00:00", "2025-01-01 12:00:00")]
    public void Import_TimeWithoutZone_IsOfTheZoneThatIsGiven(string zone, string local, string utc)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        var file = sandbox.Write("auth.log", time.ToString("MMM dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + " h sshd[1]: Failed password for a from 10.0.0.1 port 1 ssh2\n");
        File.SetLastWriteTimeUtc(file, time.AddHours(8));

        sandbox.Import(new ImportEvent { LiteralPath = [file], TimeZone = zone });

        Assert.Equal(utc, sandbox.Run(new GetEvent())[0].Time!.Value.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }
}
