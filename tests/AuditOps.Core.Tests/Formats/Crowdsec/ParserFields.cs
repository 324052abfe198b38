namespace AuditOps.Core.Tests.Formats.Crowdsec;

/// <summary>Which column holds what a parser of crowdsec finds, and which of its fields have none.</summary>
internal static class ParserFields
{
    /// <summary>The parsers of the kinds of log that a format of ours claims. A log that another parser understands is of a kind that we have no rules for: its fields are counted by themselves.</summary>
    public static readonly IReadOnlyList<string> Claimed =
    [
        "crowdsecurity/syslog-logs", "crowdsecurity/sshd-logs", "crowdsecurity/sshd-success-logs", "crowdsecurity/pam-logs", "crowdsecurity/auditd-logs",
        "crowdsecurity/aws-cloudtrail", "crowdsecurity/windows-eventlog", "crowdsecurity/non-syslog", "crowdsecurity/dateparse-enrich", "overrides",
    ];

    /// <summary>The columns of which not one field may be unmet.</summary>
    public static readonly IReadOnlyList<string> Essential = ["time", "outcome", "actor", "target", "source_ip"];

    // Field, or field and value; column, where data.x is the member x of data; what the column says instead of crowdsec's word, - for nothing.
    private const string Columns = """
        Parsed.timestamp                      time
        Parsed.timestamp8601                  time
        Meta.timestamp                        time
        Enriched.MarshaledTime                time
        Meta.log_type=auth_success            outcome      success
        Meta.log_type=ssh_failed-auth         outcome      failure
        Meta.log_type=ssh_bad_keyexchange     outcome      failure
        Meta.log_type=ssh_refused_conn        outcome      failure
        Meta.log_type=ssh_dispatch_fatal      outcome      failure
        Meta.log_type=ssh_auth_timeout        outcome      failure
        Meta.log_type=pam_failed_auth         outcome      failure
        Meta.log_type=pam_user_lock           action       lockout
        Meta.log_type=execve                  data.syscall
        Meta.source_ip                        source_ip
        Parsed.sshd_client_ip                 source_ip
        Parsed.sshd_client_port               source_port
        Parsed.sshd_port                      source_port
        Meta.user                             actor
        Parsed.sshd_auth_user                 target
        Parsed.sshd_invalid_user              target
        Meta.target_user                      target
        Meta.username                         target
        Parsed.username                       target
        Parsed.ruser                          actor
        Meta.auid                             actor
        Meta.machine                          host
        Meta.region                           host
        Parsed.Computer                       host
        Parsed.Channel                        subsystem
        Meta.service=ssh                      subsystem    sshd
        Meta.event_source=signin.amazonaws.com subsystem   signin
        Meta.event_source=sts.amazonaws.com   subsystem    sts
        Parsed.program                        process
        Parsed.pid                            pid
        Meta.ppid                             ppid
        Parsed.message                        message
        Meta.event_id                         uid
        Meta.datasource_path                  source_file
        Meta.event_name                       data.eventName
        Meta.user_agent                       data.userAgent
        Meta.user_arn                         actor
        Meta.user_type                        data.userIdentity.type
        Meta.account_id                       data.userIdentity.accountId
        Parsed.EventID                        data.Event.System.EventID
        Parsed.Source                         data.Event.System.Provider.#attributes.Name
        Parsed.event_inc_id                   data.serial
        Meta.auditd_eventid                   data.serial
        Meta.exe                              data.exe
        Meta.tty                              data.tty
        Parsed.tty                            data.tty
        Meta.uid                              data.uid
        Parsed.uid                            data.uid
        Unmarshaled.auditd.auid               actor
        Unmarshaled.auditd.ses                session
        Unmarshaled.auditd.pid                pid
        Unmarshaled.auditd.ppid               ppid
        Unmarshaled.auditd.comm               process
        Unmarshaled.auditd.success=yes        outcome      success
        Unmarshaled.auditd.success=no         outcome      failure
        Unmarshaled.auditd.arch=c000003e      data.arch    x86_64
        Unmarshaled.auditd.syscall=59         data.syscall execve
        Unmarshaled.auditd.key=(null)         data.key     -
        Unmarshaled.auditd.type               data.type
        Unmarshaled.auditd.exit               data.exit
        Unmarshaled.auditd.items              data.items
        Unmarshaled.auditd.exe                data.exe
        Unmarshaled.auditd.tty                data.tty
        Unmarshaled.auditd.a0                 data.a0
        Unmarshaled.auditd.a1                 data.a1
        Unmarshaled.auditd.a2                 data.a2
        Unmarshaled.auditd.a3                 data.a3
        Unmarshaled.auditd.uid                data.uid
        Unmarshaled.auditd.gid                data.gid
        Unmarshaled.auditd.euid               data.euid
        Unmarshaled.auditd.egid               data.egid
        Unmarshaled.auditd.suid               data.suid
        Unmarshaled.auditd.sgid               data.sgid
        Unmarshaled.auditd.fsuid              data.fsuid
        Unmarshaled.auditd.fsgid              data.fsgid
        """;

    // Field, or field and value, and why no column holds it.
    private const string NoColumn = """
        Success                               that the parser applied
        Whitelisted                           of crowdsec's own lists
        Meta.datasource_type                  how crowdsec got the line
        Parsed.logsource                      how crowdsec got the line
        Parsed.program=auditd                 crowdsec's name for the kind of log: our format
        Parsed.program=aws-cloudtrail         crowdsec's name for the kind of log: our format
        Parsed.program=wineventlog            crowdsec's name for the kind of log: our format
        Meta.log_type=aws-cloudtrail          crowdsec's name for the kind of log: our format
        Meta.service=pam                      what spoke through sudo or sshd: in message
        Parsed.msg_type                       always audit
        Unmarshaled.auditd.msg                time and serial once more
        Parsed.pam_type                       sshd:auth, in message
        Parsed.logname                        in message
        Parsed.euid                           that of the service, in message
        Parsed.sshd_protocol                  always ssh2, in message
        Parsed.sshd_trail                     the key, in message, and in data without the colon
        Parsed.syslog_version                 always 1
        Parsed.syslog_priority                pri in data
        Parsed.seq_id                         structured in data
        """;

    private static readonly Dictionary<string, (string Column, string? Value)> Known = Lines(Columns).ToDictionary(words => words[0], words => (words[1], words.Length > 2 ? words[2] : null));
    private static readonly HashSet<string> Without = [.. Lines(NoColumn).Select(words => words[0])];

    /// <summary>The column of a field, and the text that it must hold; null for a field that has none.</summary>
    public static (string Column, string Text)? Find(string field, string value)
    {
        if (Without.Contains(field) || Without.Contains($"{field}={value}")) return null;
        if (Known.TryGetValue($"{field}={value}", out var exact) || Known.TryGetValue(field, out exact)) return (exact.Column, exact.Value ?? value);
        throw new KeyNotFoundException($"{field} == {value} is in neither table of {nameof(ParserFields)}.");
    }

    private static IEnumerable<string[]> Lines(string table) => table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
