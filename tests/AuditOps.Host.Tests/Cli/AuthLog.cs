using System.Globalization;
using System.Text;

namespace AuditOps.Host.Tests.Cli;

/// <summary>A small auth.log: one address guesses root's password, then anna works.</summary>
internal static class AuthLog
{
    public static string Text(int failures = 40, string user = "root")
    {
        var log = new StringBuilder();
        for (var i = 0; i < failures; i++)
            log.Append(CultureInfo.InvariantCulture, $"2026-01-05T10:00:{i % 60:00}.000000+00:00 web01 sshd[{900 + i}]: Failed password for {user} from 192.0.2.7 port {4000 + i} ssh2\n");
        log.Append("2026-01-05T11:00:00.000000+00:00 web01 sshd[999]: Accepted publickey for anna from 198.51.100.4 port 5000 ssh2\n");
        log.Append("2026-01-05T11:00:05.000000+00:00 web01 sudo[1001]: anna : TTY=pts/0 ; PWD=/home/anna ; USER=root ; COMMAND=/usr/bin/systemctl restart nginx\n");
        return log.ToString();
    }
}
