namespace AuditOps.Core.Tests.Imports;

public sealed class ExportedEventsTests : IDisposable
{
    private static readonly string[] Users = ["root", "=cmd|'/C_calc'!A0", "+1+1", "-1", "@SUM(1+1)", "'=1", "''", "a,b", "\"quoted\"", "'"];

    private readonly ImportSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void Import_OfWhatWasExported_GivesTheSameEvents(string ending)
    {
        var log = _sandbox.Write("auth.log", string.Concat(Users.Select((user, i) => $"2026-01-05T09:00:0{i}.000000+00:00 web1 sshd[{i}]: Failed password for {user} from 203.0.113.5 port 4001 ssh2\n")));
        var file = _sandbox.File("out." + ending);
        _sandbox.Run(new ExportEvent { LiteralPath = [log], Destination = file });

        Assert.Equal(Users, _sandbox.Run(new GetEvent { LiteralPath = [log] }).Select(found => found.Actor));
        Assert.Equal(Events(log, found => found.EventId), Events(file, found => found.Uid));
    }

    private List<AuditEvent> Events(string file, Func<AuditEvent, string?> identity) =>
    [
        .. _sandbox.Run(new GetEvent { LiteralPath = [file] })
            .Select(found => found with { EventId = identity(found)!, Uid = null, Ingested = default, SourceFile = null, LiteralPath = null }),
    ];
}
