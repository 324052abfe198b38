using System.Text;
using AuditOps.Core.Formats;
using AuditOps.Core.Imports;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Tests.Formats;

/// <summary>Logs that resemble another kind than their own.</summary>
public sealed class FormatDetectionTests
{
    [Theory]
    [InlineData("json", "{\"time\":\"2024-01-01T00:00:00Z\",\"action\":\"login\",\"user\":\"a\"}\n{broken, \"user\": 1,\n")]
    [InlineData("json", "{\"eventTime\":\"2024-01-01T00:00:00Z\",\"eventName\":\"Web Request\",\"eventSource\":{\"agentId\":\"a\"}}\n")]
    [InlineData("csv", "Date (UTC),@user,c-ip,%CPU\n2024-01-01 00:00:00,ann,192.0.2.7,1\n")]
    [InlineData("csv", "Zeit;Benutzer;user name\n01.01.2024 00:00:00;Änn;ann\n")]
    [InlineData(null, "[2024-01-01 00:00:00,000] INFO user ann, logged in, from 192.0.2.7\n[2024-01-01 00:00:01,000] INFO user bob, logged in, from 192.0.2.7\n")]
    [InlineData(null, "2024-01-01T00:00:00Z \"GET /login, HTTP\" 200 - user=ann, ip\n2024-01-01T00:00:00Z \"GET /login, HTTP\" 200 - user=ann, ip\n")]
    public void Detect_LookAlike_IsNotMistaken(string? format, string lines)
    {
        var catalog = new FormatCatalog(null, [.. RecordReaders.All.Select(reader => reader.Name)], error => throw error);
        using var detector = new FormatDetector(catalog, new FormatRunners());

        var found = detector.Detect(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(lines, 5))), whole: true, "x.log", forced: null);

        Assert.Equal(format, found?.Format.Name);
    }
}
