namespace AuditOps.Core.Samples.Renderings;

/// <summary>auth.log as today's rsyslog writes it: ISO 8601 time stamps in UTC.</summary>
internal sealed class SyslogRendering() : LinuxRendering(Escaping.None)
{
    public override string Format => "syslog";

    public override string FileName => "auth.log";

    protected override void Open(in Activity activity, string program, int pid) =>
        Text.Add($"{activity.Time:6}+00:00 {activity.Host.Name} {program}[{pid}]: ");

    protected override void Close() => Text.Literal("\n");
}
