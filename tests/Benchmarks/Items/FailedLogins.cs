namespace AuditOps.Benchmarks.Items;

internal sealed class FailedLogins : Benchmark
{
    public override string Name => "failed-logins";

    public override string What => "Who guesses passwords, asked of a log file, import included";

    public override string Unit => "s";

    public override Measurement Run(BenchmarkData data)
    {
        var log = data.Head(data.Log("syslog", 2_000_000), data.Count(100_000));
        using var session = new Session();
        var (_, spent) = session.Ask(new GetPattern { Path = [log], TimeZone = "UTC" });
        return new Measurement(spent.Wall.TotalSeconds, spent)
        {
            Rivals = [Child.Race("fail2ban-regex", "fail2ban-regex", log, "sshd")],
            Note = $"{data.Count(100_000):N0} lines, default patterns",
        };
    }
}
