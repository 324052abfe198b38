namespace AuditOps.Core.Samples.Renderings;

/// <summary>An application's audit log, one JSON object a line.</summary>
internal sealed class JsonRendering() : Rendering(Escaping.Json)
{
    public override string Format => "json";

    public override string FileName => "app.jsonl";

    public override IReadOnlySet<ActivityKind> Kinds => AppWords.Kinds;

    public override Vocabulary Vocabulary => AppWords.Vocabulary;

    public override void Render(in Activity a)
    {
        if (!Kinds.Contains(a.Kind)) return;

        var (action, outcome, resource) = AppWords.Tell(a);
        for (var i = Math.Max(1, a.Repeated); i > 0; i--)
        {
            NextRecord();
            Text.Add($$"""
                {"time":"{{a.Time:3}}Z","user":"{{a.Actor.Name}}","action":"{{action}}","outcome":"{{outcome}}","source_ip":"{{a.Address}}","host":"{{a.Host.Name}}","session":"s{{a.Session}}","resource":"{{resource}}"
                """);
            if (a.Target is not null) Text.Add($",\"target\":\"{a.Target.Name}\"");
            Text.Literal("}\n");
        }
    }
}
