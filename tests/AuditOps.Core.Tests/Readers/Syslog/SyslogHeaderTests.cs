using System.Text;
using AuditOps.Core.Readers.Syslog;

namespace AuditOps.Core.Tests.Readers.Syslog;

public sealed class SyslogHeaderTests
{
    [Theory]
    [InlineData("Dec 10 06:55:46 h1 sshd[24200]: Invalid user x", "2023-12-10 06:55:46", "h1", "sshd", 24200, "Invalid user x")]
    [InlineData("Mar  1 10:00:00 h1 kernel: [1.0] up", "2023-03-01 10:00:00", "h1", "kernel", null, "[1.0] up")]
    [InlineData("Mar 1 10:00:00.25 h1 app[7]:text", "2023-03-01 10:00:00.25", "h1", "app", 7, "text")]
    [InlineData("Mar  1 10:00:00 h1 app[7]:", "2023-03-01 10:00:00", "h1", "app", 7, "")]
    [InlineData("Mar  1 10:00:00 sshd[7]: no host", "2023-03-01 10:00:00", "", "sshd", 7, "no host")]
    [InlineData("Mar  1 10:00:00 h1 last message repeated 3 times", "2023-03-01 10:00:00", "h1", "", null, "last message repeated 3 times")]
    [InlineData("Mar  1 10:00:00 h1 gdm-password][12]: x", "2023-03-01 10:00:00", "h1", "gdm-password", 12, "x")]
    [InlineData("Mar  1 10:00:00 h1 run-parts(/etc/cron.daily)[12]: x", "2023-03-01 10:00:00", "h1", "run-parts(/etc/cron.daily)", 12, "x")]
    [InlineData("Mar  1 10:00:00 h1 app[99999999999]: x", "2023-03-01 10:00:00", "h1", "app", null, "x")]
    [InlineData("Mar  1 10:00:00 relay Mar  1 09:59:59 inner su: x", "2023-03-01 10:00:00", "inner", "su", null, "x")]
    [InlineData("Mar  1 10:00:00 relay <34>2024-01-01T00:00:00Z inner su: x", "2023-03-01 10:00:00", "inner", "su", null, "x")]
    [InlineData("Mar  1 2021 10:00:00 fw %ASA-6-302013: Built", "2021-03-01 10:00:00", "fw", "%ASA-6-302013", null, "Built")]
    [InlineData("<34>Oct 11 22:14:15 mymachine su: x", "2023-10-11 22:14:15", "mymachine", "su", null, "x")]
    [InlineData("2024-05-06T07:08:09.123456+02:00 h1 sudo: x", "2024-05-06 05:08:09.123456Z", "h1", "sudo", null, "x")]
    [InlineData("2024-05-06T07:08:09-0130 h1 sudo: x", "2024-05-06 08:38:09Z", "h1", "sudo", null, "x")]
    [InlineData("2024-05-06 07:08:09,5 h1 sudo: x", "2024-05-06 07:08:09.5", "h1", "sudo", null, "x")]
    [InlineData("<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time", "2003-08-24 12:14:15.000003Z", "192.0.2.1", "myproc", 8710, "%% It's time")]
    [InlineData("<165>1 2003-10-11T22:14:15Z h1 app - ID47 [a@1 b=\"]\"][c@2] \uFEFFtext", "2003-10-11 22:14:15Z", "h1", "app", null, "text")]
    [InlineData("<165>1 - - - - - -", null, "-", "-", null, "")]
    [InlineData("Feb 30 10:00:00 h1 app: x", null, "h1", "app", null, "x")]
    [InlineData("Feb 29 10:00:00 h1 app: x", null, "h1", "app", null, "x")]
    [InlineData("2024-13-01T10:00:00Z h1 app: x", null, "h1", "app", null, "x")]
    public void Parse_Line_IsTakenApart(string line, string? stamp, string host, string process, int? pid, string text)
    {
        var header = SyslogHeader.Parse(Encoding.UTF8.GetBytes(line), 2023);

        Assert.True(header.Found);
        var time = header.Stamp is { } micros ? DateTime.UnixEpoch.AddMicroseconds(micros).ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", System.Globalization.CultureInfo.InvariantCulture) + (header.Utc ? "Z" : "") : null;
        Assert.Equal(
            (stamp, host, process, pid, text),
            (time, Encoding.UTF8.GetString(header.Host), Encoding.UTF8.GetString(header.Process), header.Pid, Encoding.UTF8.GetString(header.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text, no stamp")]
    [InlineData("Dec 10 25:00:00 h1 app: no such hour")]
    [InlineData("Dec 10 10:00 h1 app: no seconds")]
    [InlineData("<34>1 2003-10-11T22:14:15Z h1 app - ID47 [a@1 b=\"no end")]
    [InlineData("<9999>Dec 10 10:00:00 h1 app: x")]
    public void Parse_NoHeader_IsNotFound(string line) => Assert.False(SyslogHeader.Parse(Encoding.UTF8.GetBytes(line), 2023).Found);

    [Fact]
    public void StampOf_DocumentedLines_IsTheHeadersStamp()
    {
        foreach (var record in Formats.DocumentedRecord.Read(Path.Combine(Formats.DocumentedRecord.Folder, "syslog", "records.json")))
        {
            var line = Encoding.UTF8.GetBytes(record.Raw.GetString()!);
            Assert.Equal(SyslogHeader.Parse(line, 2024).Stamp, SyslogHeader.StampOf(line, 2024));
        }
    }
}
