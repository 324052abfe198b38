using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Correlation;

/// <summary>Random events with few values, so that they share many; some fields are empty, some times equal.</summary>
internal static class RandomStory
{
    private static readonly string?[] Names = ["alice", "bob", "carol", "root", null, ""];
    private static readonly string?[] Addresses = ["10.0.0.1", "10.0.0.2", "web1", null, ""];
    private static readonly string?[] Hosts = ["web1", "WEB1", "db1", null, ""];
    private static readonly string?[] Actions = ["login", "logout", "create", "upload", "sudo", "exec", null];
    private static readonly string?[] Few = ["1", "2", "0x3e7", "unique-session-name", null, "", null, null];

    public static List<AuditEvent> Make(int seed, int count, int seconds)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new AuditEvent
        {
            EventId = new EventKey((ulong)random.Next(1, 3), i + 1).ToString(),
            Time = random.Next(40) == 0 ? null : Log.At(random.Next(seconds * 2) / 2.0),
            Category = "system",
            Outcome = One(random, ["success", "failure", "unknown"])!,
            Action = One(random, Actions),
            Actor = One(random, Names),
            Target = One(random, Names),
            SourceIp = One(random, Addresses),
            Host = One(random, Hosts),
            Resource = One(random, ["/etc/passwd", "/tmp/a", "/srv/b", null, ""]),
            Session = One(random, Few),
            Operation = One(random, Few),
            Transaction = One(random, Few),
            Request = One(random, Few),
            Process = One(random, ["sshd", "/usr/sbin/useradd", "bash", null]),
            Pid = random.Next(3) == 0 ? null : random.Next(0, 6),
            Ppid = random.Next(3) == 0 ? null : random.Next(0, 6),
            Command = One(random, ["/usr/sbin/useradd eve", "\"C:\\Tools\\bash\" -c id", "bash", null, " "]),
            Subsystem = One(random, ["sshd", "cron", null]),
            Count = random.Next(1, 4),
        })];
    }

    private static string? One(Random random, string?[] of) => of[random.Next(of.Length)];
}
