using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AuditOps.Core.Json;

namespace AuditOps.Core.Charts.Html;

/// <summary>A page that needs nothing beside itself: no network, no other file.</summary>
/// <param name="title">What stands in the browser's tab.</param>
internal sealed class HtmlPage(string title)
{
    private const string Licence = "/* With Apache ECharts 6.1.0, Copyright 2017-2026 The Apache Software Foundation, Apache License 2.0. */\n";

    // What is not there is left out, and < > & ' are escaped, so that no text can end its block.
    private static readonly JsonSerializerOptions DataShape = new(JsonShape.Options) { Encoder = JavaScriptEncoder.Default, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
    private static readonly string Style = Resource("Reports.report.css");
    private readonly List<(string Id, string Json)> blocks = [];
    private readonly List<string> scripts = [];

    /// <summary>What stands on it.</summary>
    public Markup Body { get; } = new();

    /// <summary>Adds data for a script.</summary>
    public void Add(string id, string json) => blocks.Add((id, json));

    /// <summary>Adds charts, and the script that draws them.</summary>
    public void Add(IReadOnlyList<Chart> charts)
    {
        Add("charts-data", JsonSerializer.SerializeToNode(charts, DataShape) is { } data ? Safe(data)!.ToJsonString(DataShape) : "[]");
        AddScript(Licence + Resource("Charts.charts.js"));
    }

    /// <summary>Adds a script, which runs when all of the page is there.</summary>
    public void AddScript(string script) => scripts.Add(script);

    /// <summary>A file of ours that pages carry.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("AuditOps.Core." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    public override string ToString()
    {
        // The policy lets exactly this style and these scripts pass, nothing be loaded from anywhere, and no script make markup of text.
        var allowed = scripts.Count == 0 ? "'none'" : string.Join(' ', scripts.Select(script => $"'sha256-{Hash(script)}'"));
        var policy = $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src {allowed}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        var head = new Markup().Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="AuditOps">
            <title>{title}</title>

            """);
        var page = new StringBuilder().Append(head).Append("<style>").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n").Append(Body).Append("</main>\n");
        foreach (var (id, json) in blocks) page.Append("<script type=\"application/json\" id=\"").Append(id).Append("\">").Append(json).Append("</script>\n");
        foreach (var script in scripts) page.Append("<script>").Append(script).Append("</script>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }

    // Text of logs is shown as every surface shows it.
    private static JsonNode? Safe(JsonNode? node) => node switch
    {
        JsonObject whole => new JsonObject(whole.Select(property => KeyValuePair.Create(property.Key, Safe(property.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Safe)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(SafeText.Of(text)),
        _ => node?.DeepClone(),
    };

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
