namespace AuditOps.Core.Samples.Renderings;

/// <summary>The messages of sshd, sudo, cron and the account tools, which syslog and journald both carry.</summary>
internal abstract class LinuxRendering(Escaping escaping) : Rendering(escaping)
{
    public override IReadOnlySet<ActivityKind> Kinds { get; } = new HashSet<ActivityKind>
    {
        ActivityKind.Login, ActivityKind.LoginFailed, ActivityKind.Logout, ActivityKind.Probe, ActivityKind.Elevate, ActivityKind.ElevateRefused,
        ActivityKind.Scheduled, ActivityKind.Started, ActivityKind.AccountCreated, ActivityKind.AccountGrouped, ActivityKind.PasswordChanged,
        ActivityKind.LoggingStopped,
    };

    public override Vocabulary Vocabulary => LinuxWords.Syslog;

    /// <summary>Starts a message.</summary>
    protected abstract void Open(in Activity activity, string program, int pid);

    /// <summary>Ends a message.</summary>
    protected abstract void Close();

    public override void Render(in Activity activity)
    {
        var pid = 1_200 + (activity.Session % 60_000);
        switch (activity.Kind)
        {
            case ActivityKind.Login: Login(activity, pid); break;
            case ActivityKind.LoginFailed: LoginFailed(activity, pid); break;
            case ActivityKind.Logout: Logout(activity, pid); break;
            case ActivityKind.Probe: Say(activity, "sshd", pid, $"Connection closed by {activity.Address} port {activity.Port} [preauth]"); break;
            case ActivityKind.Elevate: Elevate(activity, activity.Detail ?? "/usr/bin/id"); break;
            case ActivityKind.LoggingStopped: Elevate(activity, "/usr/bin/systemctl stop auditd"); break;
            case ActivityKind.ElevateRefused: ElevateRefused(activity); break;
            case ActivityKind.Scheduled: Scheduled(activity, pid); break;
            case ActivityKind.Started: Say(activity, "sshd", pid, $"Server listening on 0.0.0.0 port 22."); break;
            case ActivityKind.AccountCreated: AccountCreated(activity, pid); break;
            case ActivityKind.AccountGrouped: Say(activity, "usermod", pid, $"add '{activity.Target!.Name}' to group 'sudo'"); break;
            case ActivityKind.PasswordChanged:
                Say(activity, "passwd", pid, $"pam_unix(passwd:chauthtok): password changed for {activity.Target!.Name}");
                break;
        }
    }

    private void Login(in Activity a, int pid)
    {
        var method = a.Actor.Kind == World.AccountKind.Service ? "publickey" : "password";
        Say(a, "sshd", pid, $"Accepted {method} for {a.Actor.Name} from {a.Address} port {a.Port} ssh2");
        Say(a, "sshd", pid, $"pam_unix(sshd:session): session opened for user {a.Actor.Name}(uid={a.Actor.Uid}) by (uid=0)");
        Say(a, "systemd-logind", 612, $"New session {a.Session} of user {a.Actor.Name}.");
    }

    private void LoginFailed(in Activity a, int pid)
    {
        var known = a.Actor.Kind != World.AccountKind.Unknown;
        if (!known) Say(a, "sshd", pid, $"Invalid user {a.Actor.Name} from {a.Address} port {a.Port}");
        var user = known ? "  user=" + a.Actor.Name : "";
        Say(a, "sshd", pid, $"pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={a.Address}{user}");
        var invalid = known ? "" : "invalid user ";
        Say(a, "sshd", pid, $"Failed password for {invalid}{a.Actor.Name} from {a.Address} port {a.Port} ssh2");
        if (a.Repeated > 1)
        {
            Say(a, "sshd", pid,
                $"message repeated {a.Repeated - 1} times: [ Failed password for {invalid}{a.Actor.Name} from {a.Address} port {a.Port} ssh2]");
        }
    }

    private void Logout(in Activity a, int pid)
    {
        Say(a, "sshd", pid, $"Disconnected from user {a.Actor.Name} {a.Address} port {a.Port}");
        Say(a, "sshd", pid, $"pam_unix(sshd:session): session closed for user {a.Actor.Name}");
        Say(a, "systemd-logind", 612, $"Removed session {a.Session}.");
    }

    private void Elevate(in Activity a, string command)
    {
        var pid = 2_000 + (a.Port % 40_000);
        Say(a, "sudo", pid, $"{a.Actor.Name} : TTY=pts/{a.Session % 9} ; PWD=/home/{a.Actor.Name} ; USER=root ; COMMAND={command}");
        Say(a, "sudo", pid, $"pam_unix(sudo:session): session opened for user root(uid=0) by {a.Actor.Name}(uid={a.Actor.Uid})");
        Say(a, "sudo", pid, $"pam_unix(sudo:session): session closed for user root");
    }

    private void ElevateRefused(in Activity a)
    {
        var pid = 2_000 + (a.Port % 40_000);
        Say(a, "sudo", pid, $"pam_unix(sudo:auth): authentication failure; logname={a.Actor.Name} uid={a.Actor.Uid} euid=0 "
            + $"tty=/dev/pts/{a.Session % 9} ruser={a.Actor.Name} rhost=  user={a.Actor.Name}");
        Say(a, "sudo", pid, $"{a.Actor.Name} : 1 incorrect password attempt ; TTY=pts/{a.Session % 9} ; PWD=/home/{a.Actor.Name} ; "
            + $"USER=root ; COMMAND={a.Detail ?? "/usr/bin/id"}");
    }

    private void Scheduled(in Activity a, int pid)
    {
        Say(a, "CRON", pid, $"pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)");
        Say(a, "CRON", pid, $"pam_unix(cron:session): session closed for user root");
    }

    private void AccountCreated(in Activity a, int pid)
    {
        var (name, uid) = (a.Target!.Name, a.Target.Uid);
        Say(a, "groupadd", pid, $"new group: name={name}, GID={uid}");
        Say(a, "useradd", pid, $"new user: name={name}, UID={uid}, GID={uid}, home=/home/{name}, shell=/bin/bash, from=/dev/pts/{a.Session % 9}");
    }

    /// <summary>A message. The template is written into the record between <see cref="Open"/> and <see cref="Close"/>.</summary>
    private void Say(
        in Activity activity,
        string program,
        int pid,
        [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("", nameof(activity), nameof(program), nameof(pid))] Message message)
    {
        NextRecord();
        Close();
    }

    /// <summary>Opens the record before its message is written into it.</summary>
    [System.Runtime.CompilerServices.InterpolatedStringHandler]
    protected readonly ref struct Message
    {
        private readonly RecordText.Template template;

        public Message(int literalLength, int formattedCount, LinuxRendering rendering, in Activity activity, string program, int pid)
        {
            rendering.Open(activity, program, pid);
            template = new RecordText.Template(literalLength, formattedCount, rendering.Text);
        }

        public void AppendLiteral(string value) => template.AppendLiteral(value);

        public void AppendFormatted(string? value) => template.AppendFormatted(value);

        public void AppendFormatted(long value) => template.AppendFormatted(value);
    }
}
