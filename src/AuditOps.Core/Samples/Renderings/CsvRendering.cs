namespace AuditOps.Core.Samples.Renderings;

/// <summary>The same application's audit log as comma-separated values.</summary>
internal sealed class CsvRendering() : Rendering(Escaping.Csv)
{
    public override string Format => "csv";

    public override string FileName => "app.csv";

    public override IReadOnlySet<ActivityKind> Kinds => AppWords.Kinds;

    public override Vocabulary Vocabulary => AppWords.Vocabulary;

    public override void Begin()
    {
        Text.Literal("time,user,action,outcome,source_ip,host,session,resource,target\n");
        SkipNumber();
    }

    public override void Render(in Activity a)
    {
        if (!Kinds.Contains(a.Kind)) return;

        var (action, outcome, resource) = AppWords.Tell(a);
        for (var i = Math.Max(1, a.Repeated); i > 0; i--)
        {
            NextRecord();
            Text.Add($"{a.Time:3}Z,{a.Actor.Name},{action},{outcome},{a.Address},{a.Host.Name},s{a.Session},\"{resource}\",{a.Target?.Name}\n");
        }
    }
}
