using System.Text.Json;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Tests.Readers;

/// <summary>
/// Text that was made to hurt: no reader takes more time than its length needs (what took the square of it would take hours here), none
/// runs out of stack, and every piece of text is a record.
/// </summary>
public sealed class HostileTextTests
{
    public static TheoryData<string, string, string, string, int, int> Texts => new()
    {
        { "auditd", "type=USER_LOGIN msg=audit(1700000000.000:1): ", "msg='", "\n", 200_000, 1 },
        { "auditd", "type=USER_LOGIN msg=audit(1700000000.000:1): ", "=", "\n", 1_000_000, 1 },
        { "auditd", "type=USER_LOGIN msg=audit(1700000000.000:1): ", "a=\"b", "\n", 500_000, 1 },
        { "xml", "", "<Event>", "", 500_000, 500_000 },
        { "xml", "", "<Event ", "", 500_000, 500_000 },
        { "xml", "", "<!--\n", "", 500_000, 500_000 },
        { "xml", "", "<?xml\n", "", 500_000, 500_000 },
        { "xml", "", "no event\n", "", 500_000, 500_000 },
        { "xml", "", "x<Event/>", "", 300_000, 600_000 },
        { "xml", "<Event><a>", "<![CDATA[", "</a></Event>", 500_000, 1 },
        { "json", "", "{\n", "", 500_000, 500_000 },
        { "json", "", "{\"a\":1\n", "", 300_000, 300_000 },
        { "json", "[\n", "  {\"a\":[1\n  },\n", "]", 200_000, 200_000 },
        { "json", "{\"a\":", "\"\\\"", "\n", 500_000, 1 },
        { "csv", "time,", "a,", "b\n1,2\n", 100_000, 1 },
        { "csv", "time,user\n", "1,\"a\n", "", 300_001, 150_001 },
        { "lines", "", "\r", "x", 1_000_000, 1 },
        { "syslog", "<34>1 2024-03-01T10:00:00Z h a 1 m ", "[", "\n", 1_000_000, 1 },
        { "syslog", "<34>1 2024-03-01T10:00:00Z h a 1 m ", "[a b=\"\\\"\"]", " x\n", 200_000, 1 },
        { "syslog", "", "Mar  1 10:00:00 ", "\n", 300_000, 1 },
        { "syslog", "", "Mar  1 10:00:00 h\nFeb  1 10:00:00 h\n", "", 200_000, 400_000 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Parse_TextMadeToHurt_EndsSoonAndLosesNothing(string reader, string before, string piece, string after, int times, int records)
    {
        var text = before + string.Concat(Enumerable.Repeat(piece, times)) + after;

        var read = Reading.Read(RecordReaders.Find(reader)!, text);

        Assert.Equal(records, read.Records.Count);
        Assert.All(read.Records.Take(10).Where(record => record.Fields.Length > 0), record => JsonDocument.Parse(record.Fields).Dispose());
    }

    [Fact]
    public void Parse_AuditRecordWithManyFields_KeepsThemAll()
    {
        var text = "type=USER_LOGIN msg=audit(1700000000.000:1): " + string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"field{i}={i}")) + " field77777=again\n";

        using var fields = JsonDocument.Parse(Assert.Single(Reading.Read(RecordReaders.Find("auditd")!, text).Records).Fields);

        Assert.Equal("199999", fields.RootElement.GetProperty("field199999").GetString());
        Assert.Equal("again", fields.RootElement.GetProperty("field77777").GetString());
        Assert.Equal(200_003, fields.RootElement.EnumerateObject().Count());
    }
}
