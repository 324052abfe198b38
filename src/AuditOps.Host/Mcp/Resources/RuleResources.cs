using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Resources;

/// <summary>The detection rules, as they are written.</summary>
internal sealed class RuleResources(IEngine engine) : IResourceSet
{
    private const string MimeType = "application/yaml";

    public string Folder => "rules";

    public ResourceTemplate Template { get; } = new()
    {
        Name = "rule",
        Title = "Rule",
        UriTemplate = "auditops://rules/{rule}",
        MimeType = MimeType,
        Description = "A detection rule or pattern, as it is written.",
    };

    public IEnumerable<Resource> List(CancellationToken cancellationToken) => Rules(new GetRule(), cancellationToken)
        .DistinctBy(rule => rule.Rule, StringComparer.OrdinalIgnoreCase)
        .Select(rule => new Resource
        {
            Name = SafeText.Of(rule.Rule),
            Title = SafeText.Of(rule.Title),
            Uri = Address(rule.Rule),
            MimeType = MimeType,
            Description = SafeText.Of(rule.Description),
        });

    public TextResourceContents Read(string name, CancellationToken cancellationToken)
    {
        var rule = Rules(new GetRule(), cancellationToken).FirstOrDefault(rule => rule.Rule.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new AuditOpsException(ErrorKind.NotFound, "RuleNotFound", $"There is no rule '{name}'. Get-AuditRule lists them.");
        return new TextResourceContents { Uri = Address(rule.Rule), MimeType = MimeType, Text = Document(rule) };
    }

    private static string Address(string rule) => "auditops://rules/" + Uri.EscapeDataString(rule);

    private IEnumerable<RuleInfo> Rules(GetRule request, CancellationToken cancellationToken) => engine.Run(request, new Quiet(), cancellationToken);

    /// <summary>A file may hold several rules, divided by lines of three dashes.</summary>
    private static string Document(RuleInfo rule) => string.Join('\n', File.ReadLines(rule.DefinedIn)
        .Skip(rule.Line - 1).SkipWhile(line => line.TrimEnd() == "---").TakeWhile(line => line.TrimEnd() != "---").Select(SafeText.Of)) + "\n";
}
