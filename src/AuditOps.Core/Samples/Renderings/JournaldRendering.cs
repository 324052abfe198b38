namespace AuditOps.Core.Samples.Renderings;

/// <summary>The journal as <c>journalctl -o json</c> exports it.</summary>
internal sealed class JournaldRendering() : LinuxRendering(Escaping.Json)
{
    private const ulong Boot = 0x5C1F_0A77_31B2_9E04;

    public override string Format => "journald";

    public override string FileName => "journal.json";

    protected override void Open(in Activity activity, string program, int pid)
    {
        var micros = (activity.Time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var machine = SampleRandom.Mix((ulong)activity.Host.Number);
        var unit = program switch
        {
            "sshd" => "ssh.service",
            "CRON" => "cron.service",
            "systemd-logind" => "systemd-logind.service",
            _ => $"session-{activity.Session}.scope",
        };
        var facility = program is "CRON" ? 9 : program is "systemd-logind" ? 4 : 10;
        Text.Add($$"""
            {"__CURSOR":"s={{machine:x16}}{{Boot:x16}};i={{(ulong)Records:x1}}","__REALTIME_TIMESTAMP":"{{micros}}","__MONOTONIC_TIMESTAMP":"{{micros % 1_000_000_000_000}}","_BOOT_ID":"{{Boot:x16}}{{machine:x16}}","_MACHINE_ID":"{{machine:x16}}{{Boot:x16}}","_HOSTNAME":"{{activity.Host.Name}}","_TRANSPORT":"syslog","PRIORITY":"6","SYSLOG_FACILITY":"{{facility}}","SYSLOG_IDENTIFIER":"{{program}}","SYSLOG_PID":"{{pid}}","_PID":"{{pid}}","_UID":"0","_GID":"0","_COMM":"{{program}}","_SYSTEMD_UNIT":"{{unit}}","MESSAGE":"
            """);
    }

    protected override void Close() => Text.Literal("\"}\n");
}
