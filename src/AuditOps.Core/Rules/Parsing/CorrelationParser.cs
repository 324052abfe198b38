using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads correlation documents.</summary>
internal static class CorrelationParser
{
    public static CorrelationRule Parse(RuleMap document, bool shipped) => throw document.PlaceOf("correlation").Invalid("correlations are not read yet");
}
