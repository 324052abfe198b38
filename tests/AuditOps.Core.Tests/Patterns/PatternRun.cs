using System.Text.Json;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>Runs patterns over a test's log.</summary>
internal static class PatternRun
{
    public static List<Pattern> Of(Log log, string type, double confidence = 0.5) => Of(log.Events, new GetPattern { Type = [type], Confidence = confidence });

    public static List<Pattern> Of(IEnumerable<AuditEvent> events, GetPattern request) =>
        [.. new GetPatternOperation().Run(request, new AnalysisContext(events))];

    public static string Json(IEnumerable<AuditEvent> events) => JsonSerializer.Serialize(Of(events, new GetPattern { Confidence = 0 }));
}
