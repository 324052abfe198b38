using System.Text;
using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Renderings;

/// <summary>The Linux audit log, of several hosts: each event has a serial of its host, and a command's event spans five lines.</summary>
internal sealed class AuditdRendering() : Rendering(Escaping.None)
{
    private const long Unset = 4_294_967_295;
    private readonly Dictionary<string, string> hexadecimal = [];
    private long[] serials = [];

    public override string Format => "auditd";

    public override string FileName => "audit.log";

    public override IReadOnlySet<ActivityKind> Kinds { get; } = new HashSet<ActivityKind>
    {
        ActivityKind.Login, ActivityKind.LoginFailed, ActivityKind.Logout, ActivityKind.Elevate, ActivityKind.ElevateRefused, ActivityKind.Command,
        ActivityKind.Scheduled, ActivityKind.Started, ActivityKind.AccountCreated, ActivityKind.AccountGrouped, ActivityKind.PasswordChanged,
        ActivityKind.LoggingStopped,
    };

    public override Vocabulary Vocabulary => LinuxWords.Auditd;

    public override void Render(in Activity a)
    {
        switch (a.Kind)
        {
            case ActivityKind.Login:
                Pam(a, "USER_AUTH", "PAM:authentication", a.Actor, success: true);
                Pam(a, "USER_ACCT", "PAM:accounting", a.Actor, success: true);
                Pam(a, "USER_START", "PAM:session_open", a.Actor, success: true);
                SignIn(a, "success");
                break;
            case ActivityKind.LoginFailed:
                for (var i = Math.Max(1, a.Repeated); i > 0; i--) Pam(a, "USER_AUTH", "PAM:authentication", a.Actor, success: false);
                SignIn(a, "failed");
                break;
            case ActivityKind.Logout:
                Pam(a, "USER_END", "PAM:session_close", a.Actor, success: true);
                Pam(a, "CRED_DISP", "PAM:setcred", a.Actor, success: true);
                break;
            case ActivityKind.Elevate: Sudo(a, a.Detail ?? "/usr/bin/id", "success"); break;
            case ActivityKind.ElevateRefused: Sudo(a, a.Detail ?? "/usr/bin/id", "failed"); break;
            case ActivityKind.Command: Execute(a, a.Detail ?? "/usr/bin/true"); break;
            case ActivityKind.Scheduled:
                Tool(a, "USER_START", "PAM:session_open", "/usr/sbin/cron", "cron", Population.Root);
                Tool(a, "USER_END", "PAM:session_close", "/usr/sbin/cron", "cron", Population.Root);
                break;
            case ActivityKind.Started:
                Head(a, "SYSTEM_BOOT");
                Text.Add($"pid=1 uid=0 auid={Unset} ses={Unset} msg=' comm=\"systemd-update-utmp\" exe=\"/usr/lib/systemd/systemd-update-utmp\" ");
                Text.Literal("hostname=? addr=? terminal=? res=success'\n");
                break;
            case ActivityKind.AccountCreated: Tool(a, "ADD_USER", "add-user", "/usr/sbin/useradd", "pts/0", a.Target!); break;
            case ActivityKind.AccountGrouped: Tool(a, "USER_MGMT", "add-user-to-group grp=\"sudo\"", "/usr/sbin/usermod", "pts/0", a.Target!); break;
            case ActivityKind.PasswordChanged: Tool(a, "USER_CHAUTHTOK", "PAM:chauthtok", "/usr/bin/passwd", "pts/0", a.Target!); break;
            case ActivityKind.LoggingStopped:
                Head(a, "CONFIG_CHANGE");
                Text.Add($"op=set audit_enabled=0 old=1 auid={a.Actor.Uid} ses={a.Session} res=1\n");
                break;
        }
    }

    private static int Pid(in Activity a) => 1_200 + (a.Session % 60_000);

    /// <summary>Starts the first line of a new event.</summary>
    private long Head(in Activity a, string type)
    {
        if (serials.Length <= a.Host.Number) Array.Resize(ref serials, a.Host.Number + 64);
        NextRecord();
        var serial = ++serials[a.Host.Number];
        Line(a, type, serial);
        return serial;
    }

    private void NextLine(in Activity a, string type, long serial)
    {
        SkipNumber();
        Line(a, type, serial);
    }

    private void Line(in Activity a, string type, long serial)
    {
        var milliseconds = (a.Time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
        Text.Add($"node={a.Host.Name} type={type} msg=audit({milliseconds / 1_000}.");
        Text.Literal(Thousandths[(int)(milliseconds % 1_000)]);
        Text.Add($":{serial}): ");
    }

    private void Pam(in Activity a, string type, string operation, Account account, bool success)
    {
        Head(a, type);
        var (auid, session) = type is "USER_START" or "USER_END" or "CRED_DISP" ? (account.Uid, (long)a.Session) : (Unset, Unset);
        Text.Add($"pid={Pid(a)} uid=0 auid={auid} ses={session} msg='op={operation} acct=\"{account.Name}\" exe=\"/usr/sbin/sshd\" ");
        Text.Add($"hostname={a.Address} addr={a.Address} terminal=ssh res={(success ? "success" : "failed")}'\n");
    }

    private void SignIn(in Activity a, string result)
    {
        Head(a, "USER_LOGIN");
        var (auid, session) = result == "success" ? (a.Actor.Uid, (long)a.Session) : (Unset, Unset);
        var account = a.Actor.Kind == AccountKind.Unknown ? "(unknown)" : a.Actor.Name;
        Text.Add($"pid={Pid(a)} uid=0 auid={auid} ses={session} msg='op=login acct=\"{account}\" exe=\"/usr/sbin/sshd\" ");
        Text.Add($"hostname={a.Address} addr={a.Address} terminal=ssh res={result}'\n");
    }

    private void Sudo(in Activity a, string command, string result)
    {
        Head(a, "USER_CMD");
        Text.Add($"pid={2_000 + (a.Port % 40_000)} uid={a.Actor.Uid} auid={a.Actor.Uid} ses={a.Session} ");
        Text.Add($"msg='cwd=\"/home/{a.Actor.Name}\" cmd={Hex(command)} exe=\"/usr/bin/sudo\" terminal=pts/{a.Session % 9} res={result}'\n");
    }

    private void Tool(in Activity a, string type, string operation, string program, string terminal, Account account)
    {
        Head(a, type);
        var auid = a.Actor.Kind == AccountKind.Root ? 0 : a.Actor.Uid;
        Text.Add($"pid={Pid(a)} uid=0 auid={auid} ses={a.Session} msg='op={operation} acct=\"{account.Name}\" exe=\"{program}\" ");
        Text.Add($"hostname={a.Host.Name} addr=? terminal={terminal} res=success'\n");
    }

    private void Execute(in Activity a, string command)
    {
        var words = command.Split(' ');
        var name = words[0][(words[0].LastIndexOf('/') + 1)..];
        var serial = Head(a, "SYSCALL");
        var uid = a.Actor.Uid;
        Text.Add($"arch=c000003e syscall=59 success=yes exit=0 a0=55d0 a1=55e0 a2=55f0 a3=8 items=1 ppid={Pid(a)} pid={2_000 + (serial % 60_000)} ");
        Text.Add($"auid={uid} uid={uid} gid={uid} euid={uid} suid={uid} fsuid={uid} egid={uid} sgid={uid} fsgid={uid} tty=pts{a.Session % 9} ses={a.Session} ");
        Text.Add($"comm=\"{name}\" exe=\"{words[0]}\" key=\"exec\"\n");
        NextLine(a, "EXECVE", serial);
        Text.Add($"argc={words.Length} a0=\"{name}\"");
        for (var i = 1; i < words.Length; i++) Text.Add($" a{i}=\"{words[i]}\"");
        Text.Literal("\n");
        NextLine(a, "CWD", serial);
        Text.Add($"cwd=\"/home/{a.Actor.Name}\"\n");
        NextLine(a, "PATH", serial);
        Text.Add($"item=0 name=\"{words[0]}\" inode=1311 dev=08:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL\n");
        NextLine(a, "PROCTITLE", serial);
        Text.Add($"proctitle={Hex(command.Replace(' ', '\0'))}\n");
    }

    private static readonly string[] Thousandths = [.. Enumerable.Range(0, 1_000).Select(i => i.ToString("000", System.Globalization.CultureInfo.InvariantCulture))];

    private string Hex(string text)
    {
        if (!hexadecimal.TryGetValue(text, out var hex)) hexadecimal[text] = hex = Convert.ToHexString(Encoding.UTF8.GetBytes(text));
        return hex;
    }
}
