namespace AuditOps.Quality.Chains;

/// <summary>
/// Three logs of one day and a half: what people, services and the internet do every day, and kill chains hidden among it. It knows what
/// happened and what led to what, and nothing of how that is found: stories share with each other only what the deeds themselves need. Where an
/// attacker goes on under another name and from another address, nothing in the logs tells it, and it counts all the same.
/// </summary>
internal sealed class ChainScene
{
    private static readonly DateTime Day = new(2026, 2, 3, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Names = ["ann", "ben", "cleo", "dora", "emil", "finn", "gwen", "hugo", "iris", "jan", "kira", "leo", "mona", "nils", "olga", "paul"];
    private static readonly string[] Hosts = ["web1", "web2", "db1", "bastion", "build1", "files1"];

    private readonly Random random;
    private readonly List<ChainEvent> events = [];
    private readonly string office = "203.0.113.9";

    public ChainScene(int seed, int chains)
    {
        random = new Random(seed);
        Everyday();
        for (var i = 0; i < chains; i++)
            Chains.Add(Chain(Day.AddMinutes(90 + (i * (1_800.0 / chains)) + random.Next(40)), i));
        foreach (var log in events.GroupBy(found => found.Format))
        {
            var number = 0;
            foreach (var found in log.OrderBy(found => found.Time).ThenBy(found => found.Line, StringComparer.Ordinal))
                found.Record = ++number;
        }
    }

    /// <summary>The chains: their events in the order in which they happened.</summary>
    public List<IReadOnlyList<ChainEvent>> Chains { get; } = [];

    /// <summary>The lines of a log.</summary>
    public IEnumerable<string> Lines(string format) => events.Where(found => found.Format == format).OrderBy(found => found.Record).Select(found => found.Line);

    private void Everyday()
    {
        foreach (var person in Names)
        {
            var (home, key) = (Address(), Key());
            for (var at = Day.AddHours(6 + (random.NextDouble() * 3)); at < Day.AddHours(34); at = at.AddMinutes(Wait(5, 90)))
            {
                var (host, address, pid) = (Hosts[random.Next(Hosts.Length)], random.Next(3) == 0 ? home : office, Pid());
                var doing = random.Next(10);
                if (doing < 3)
                {
                    if (random.Next(6) == 0)
                        Add(at.AddSeconds(-8), "syslog", ChainLines.Login(at.AddSeconds(-8), host, Pid(), person, address, accepted: false));
                    Add(at, "syslog", ChainLines.Login(at, host, pid, person, address));
                    if (random.Next(3) == 0)
                        Add(at.AddMinutes(2), "syslog", ChainLines.Sudo(at.AddMinutes(2), host, Pid(), person, Pick("/usr/bin/apt update", "/usr/bin/systemctl restart nginx", "/usr/bin/journalctl -e")));
                }
                else if (doing < 7)
                {
                    Add(at, "cloudtrail", ChainLines.Cloud(at, person, key, address, "s3", Pick("GetObject", "ListObjects", "PutObject"), new { bucketName = Pick("reports", "backups", "site"), key = $"{random.Next(400)}.csv" }, Id()));
                }
                else
                {
                    Add(at, "kubernetes", ChainLines.Cluster(at, person, address, Pick("get", "list", "watch"), Pick("pods", "services", "configmaps"), $"app-{random.Next(12)}", null, Id()));
                }
            }
        }

        // Administrators make accounts too.
        for (var i = 0; i < 4; i++)
        {
            var (at, host, admin) = (Day.AddHours(7 + random.Next(26)), Pick(Hosts), Pick(Names));
            Add(at, "syslog", ChainLines.Login(at, host, Pid(), admin, office));
            Add(at.AddMinutes(3), "syslog", ChainLines.Sudo(at.AddMinutes(3), host, Pid(), admin, $"/usr/sbin/useradd intern{i}"));
            Add(at.AddMinutes(3).AddSeconds(1), "syslog", ChainLines.NewUser(at.AddMinutes(3).AddSeconds(1), host, Pid(), $"intern{i}"));
        }

        foreach (var host in Hosts)
        {
            for (var at = Day.AddMinutes(random.Next(10)); at < Day.AddHours(36); at = at.AddMinutes(10))
                Add(at, "syslog", ChainLines.Cron(at, host, Pid(), "/usr/local/bin/backup.sh"));
            for (var at = Day.AddMinutes(random.Next(60)); at < Day.AddHours(36); at = at.AddMinutes(Wait(10, 120)))
                Add(at, "syslog", ChainLines.Login(at, host, Pid(), Pick("root", "admin", "oracle"), Address(), accepted: false));
        }

        for (var at = Day; at < Day.AddHours(36); at = at.AddMinutes(2))
            Add(at, "kubernetes", ChainLines.Cluster(at, "system:serviceaccount:prod:controller", "10.0.0.5", "update", "leases", "controller", null, Id()));
    }

    private List<ChainEvent> Chain(DateTime at, int number)
    {
        var story = new List<ChainEvent>();
        var (attacker, victim, fresh, host) = (Address(), Pick(Names), $"svc-{number}{(char)('a' + random.Next(26))}", Pick(Hosts));
        var key = Key();
        switch (random.Next(3))
        {
            case 0:
                Do("syslog", null, t => ChainLines.Login(t, host, Pid(), victim, attacker));
                Do("syslog", story[0], t => ChainLines.Sudo(t, host, Pid(), victim, $"/usr/sbin/useradd {fresh}"));
                Do("syslog", story[1], t => ChainLines.NewUser(t, host, Pid(), fresh), quick: true);
                Do("syslog", story[2], t => ChainLines.Login(t, host, Pid(), fresh, attacker));
                Do("kubernetes", story[3], t => ChainLines.Cluster(t, fresh, attacker, "list", "secrets", "", null, Id()));
                Do("kubernetes", story[4], t => ChainLines.Cluster(t, fresh, attacker, "get", "secrets", $"db-{number}", null, Id()));
                Do("cloudtrail", story[5], t => ChainLines.Cloud(t, fresh, key, attacker, "s3", "GetObject", new { bucketName = $"vault-{number}", key = "all.csv" }, Id()));
                break;
            case 1:
                Do("cloudtrail", null, t => ChainLines.Cloud(t, victim, key, attacker, "sts", "GetCallerIdentity", new { }, Id()));
                Do("cloudtrail", story[0], t => ChainLines.Cloud(t, victim, key, attacker, "iam", "CreateUser", new { userName = fresh }, Id()));
                Do("cloudtrail", story[1], t => ChainLines.Cloud(t, victim, key, attacker, "iam", "CreateAccessKey", new { userName = fresh }, Id()));
                var other = Hidden() ? Address() : attacker;
                Do("cloudtrail", story[2], t => ChainLines.Cloud(t, fresh, Key(), other, "s3", "ListBuckets", new { }, Id()));
                Do("kubernetes", story[3], t => ChainLines.Cluster(t, fresh, other, "create", "pods", $"job-{number}", "exec", Id()));
                Do("syslog", story[4], t => ChainLines.Login(t, host, Pid(), fresh, other));
                break;
            default:
                Do("kubernetes", null, t => ChainLines.Cluster(t, $"system:serviceaccount:prod:app{number}", attacker, "list", "secrets", "", null, Id()));
                Do("kubernetes", story[0], t => ChainLines.Cluster(t, $"system:serviceaccount:prod:app{number}", attacker, "get", "secrets", $"cloud-{number}", null, Id()));
                var (name, from) = Hidden() ? (Pick(Names), Address()) : (victim, attacker);
                Do("cloudtrail", story[1], t => ChainLines.Cloud(t, name, key, from, "sts", "GetCallerIdentity", new { }, Id()));
                Do("cloudtrail", story[2], t => ChainLines.Cloud(t, name, key, from, "iam", "CreateUser", new { userName = fresh }, Id()));
                Do("cloudtrail", story[3], t => ChainLines.Cloud(t, fresh, Key(), from, "s3", "GetObject", new { bucketName = $"vault-{number}", key = "keys.txt" }, Id()));
                Do("syslog", story[4], t => ChainLines.Login(t, host, Pid(), fresh, from));
                Do("syslog", story[5], t => ChainLines.Sudo(t, host, Pid(), fresh, "/usr/bin/tar -cf /tmp/all.tar /srv"));
                break;
        }

        return story;

        void Do(string format, ChainEvent? cause, Func<DateTime, string> line, bool quick = false)
        {
            if (cause is not null)
                at = at.AddMinutes(quick ? 1.0 / 60 : Wait(0.2, 25));
            story.Add(Add(at, format, line(at), cause));
        }
    }

    private ChainEvent Add(DateTime time, string format, string line, ChainEvent? cause = null)
    {
        var added = new ChainEvent(time, format, line) { Cause = cause };
        events.Add(added);
        return added;
    }

    // One attacker in twenty leaves no trace from one step to the next.
    private bool Hidden() => random.Next(20) == 0;

    private T Pick<T>(params IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private int Pid() => random.Next(400, 4_000_000);

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private string Key() => "AKIA" + Id().ToString("N")[..16].ToUpperInvariant();

    private string Address() => $"{random.Next(1, 100)}.{random.Next(256)}.{random.Next(256)}.{random.Next(1, 255)}";

    /// <summary>Minutes, as often short as long.</summary>
    private double Wait(double least, double most) => Math.Exp(Math.Log(least) + (random.NextDouble() * Math.Log(most / least)));
}
