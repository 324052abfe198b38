using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads which logs a rule is about.</summary>
internal static class LogSourceParser
{
    public static LogSource Parse(RuleMap document, string what)
    {
        var map = document.Map("logsource", what);
        var source = new LogSource(Part("category"), Part("product"), Part("service"));
        return source is { Category: null, Product: null, Service: null }
            ? throw map.Place.Invalid("'logsource' names neither category nor product nor service")
            : source;

        string? Part(string key) => map.Text(key)?.ToLowerInvariant();
    }
}
