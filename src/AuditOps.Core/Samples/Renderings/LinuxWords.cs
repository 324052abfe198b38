using static AuditOps.Core.Samples.ActivityKind;

namespace AuditOps.Core.Samples.Renderings;

/// <summary>Commands of a Linux host.</summary>
internal static class LinuxWords
{
    private static readonly IReadOnlyList<Work> Administration =
    [
        new(Elevate, "/usr/bin/systemctl restart nginx"),
        new(Elevate, "/usr/bin/systemctl status postgresql"),
        new(Elevate, "/usr/bin/apt-get update"),
        new(Elevate, "/usr/bin/apt-get upgrade -y"),
        new(Elevate, "/usr/bin/journalctl -u nginx --since today"),
        new(Elevate, "/usr/bin/vim /etc/nginx/sites-available/default"),
        new(Elevate, "/usr/bin/tail -f /var/log/syslog"),
        new(Elevate, "/usr/sbin/nginx -t"),
        new(Elevate, "/usr/bin/docker ps"),
    ];

    private static readonly IReadOnlyList<Work> Upkeep =
    [
        new(Elevate, "/usr/sbin/nginx -s reload"), new(Elevate, "/usr/bin/systemctl is-active app"), new(Elevate, "/usr/bin/rsync -a /srv/ /backup/"),
    ];

    private static readonly IReadOnlyList<Work> Secrets =
    [
        new(Elevate, "/usr/bin/cat /etc/shadow"),
        new(Elevate, "/usr/bin/bash"),
        new(Elevate, "/usr/bin/cat /root/.ssh/id_ed25519"),
        new(Elevate, "/usr/bin/vim /etc/sudoers.d/90-local"),
        new(Elevate, "/usr/bin/tar czf /tmp/.cache.tgz /home /etc"),
        new(Elevate, "/usr/bin/chmod u+s /usr/bin/find"),
    ];

    private static readonly IReadOnlyList<Work> Commands =
    [
        new(Command, "/usr/bin/ls -la"), new(Command, "/usr/bin/git pull"), new(Command, "/usr/bin/vim notes.md"),
        new(Command, "/usr/bin/grep -r timeout ."), new(Command, "/usr/bin/less README.md"), new(Command, "/usr/bin/python3 manage.py test"),
        new(Command, "/usr/bin/ssh build01"), new(Command, "/usr/bin/curl -s http://localhost:8080/health"), new(Command, "/usr/bin/top -b -n 1"),
    ];

    private static readonly IReadOnlyList<string> Jobs =
    [
        "cd / && run-parts --report /etc/cron.hourly", "/usr/lib/sysstat/sa1 1 1", "/usr/sbin/logrotate /etc/logrotate.conf", "/usr/bin/certbot -q renew",
    ];

    /// <summary>What auth.log and the journal tell.</summary>
    public static Vocabulary Syslog { get; } = new() { Admin = Administration, Service = Upkeep, Sensitive = Secrets, Schedule = Jobs };

    /// <summary>What auditd tells: every command beside.</summary>
    public static Vocabulary Auditd { get; } = new()
    {
        Everyday = Commands,
        Admin = [.. Commands, .. Administration],
        Service = [new(Command, "/usr/bin/rsync -a /srv/ /backup/"), new(Command, "/usr/bin/df -h"), new(Command, "/usr/bin/uptime")],
        Sensitive = [.. Secrets, new(Command, "/usr/bin/base64 -d /tmp/.x"), new(Command, "/usr/bin/nc -lvp 4444"), new(Command, "/usr/bin/whoami")],
        Schedule = Jobs,
    };
}
