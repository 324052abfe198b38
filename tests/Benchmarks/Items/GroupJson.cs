namespace AuditOps.Benchmarks.Items;

internal sealed class GroupJson : Benchmark
{
    public override string Name => "group-json";

    public override string What => "100 k JSON events grouped by one field in PowerShell, import included";

    public override string Unit => "ms";

    public override double? TimesAsQuick => 30;

    public override bool IsForFullSize => true;

    public override Measurement Run(BenchmarkData data)
    {
        var log = data.Head(data.Log("cloudtrail", 500_000), data.Count(100_000));
        var own = Shell.Time(Shell.ImportModule, $"$null = Get-AuditStatistic -Path '{log}' -GroupBy action");
        var pipeline = Shell.Time("", $"$null = Get-Content '{log}' | ConvertFrom-Json | Group-Object eventName");
        return new Measurement(own.Wall.TotalMilliseconds, own)
        {
            Rivals = [new Rival("Get-Content | ConvertFrom-Json | Group-Object", pipeline), Child.Race("jq", "jq", "-rn", "[inputs.eventName] | group_by(.) | map({(.[0]): length}) | add", log)],
            Note = $"the engine's first use included; {new FileInfo(log).Length >> 20:N0} MB",
        };
    }
}
