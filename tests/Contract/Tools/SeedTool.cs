namespace AuditOps.Contract.Tests.Tools;

/// <summary>A parameter that the tool must have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the JSON schema.</param>
/// <param name="Default">Its default as JSON, or null for none.</param>
internal sealed record SeedParameter(string Name, string Type, string? Default = null);

/// <summary>A tool that there must be in the end, with the names and defaults of the system that came before.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record SeedTool(string Name, params SeedParameter[] Parameters)
{
    /// <summary>The ten analyses, the nine plain audit tools, and the thirteen of performance.</summary>
    public static IReadOnlyList<SeedTool> All { get; } =
    [
        new("audit_analytics_get_patterns", new("hours", "integer", "24"), new("types", "array"), new("confidence", "number", "0.5")),
        new("audit_analytics_detect_anomalies", new("threshold", "number", "2"), new("days", "integer", "7"), new("min_deviation", "number", "1.5")),
        new("audit_analytics_correlate_events", new("event_id", "array"), new("window", "integer", "300"), new("max_results", "integer", "50")),
        new("audit_analytics_reconstruct_timeline", new("operation_id", "array"), new("metadata", "boolean")),
        new("audit_analytics_analyze_causation", new("event_id", "array"), new("max_depth", "integer", "10")),
        new("audit_analytics_assess_impact", new("event_id", "array"), new("window", "integer", "600")),
        new("audit_analytics_get_compliance_score", new("policy", "array"), new("days", "integer", "30")),
        new("audit_analytics_get_statistics", new("group_by", "array"), new("hours", "integer", "24"), new("top", "integer", "10")),
        new("audit_analytics_analyze_trends", new("metric", "string"), new("period", "string", "\"daily\""), new("days", "integer", "7")),
        new("audit_analytics_generate_report", new("type", "string"), new("days", "integer", "7"), new("output", "string"), new("no_charts", "boolean", "false")),
        new("audit_view"), new("audit_query"), new("audit_export"), new("audit_report"), new("audit_statistics"),
        new("audit_track_backend", new("backend_id", "string"), new("operation", "string"), new("user_id", "string"), new("details", "object")),
        new("audit_track_vfs", new("bucket_id", "string"), new("operation", "string"), new("path", "string"), new("user_id", "string"), new("details", "object")),
        new("audit_integrity_check"), new SeedTool("audit_retention_policy", new SeedParameter("retention_days", "integer")),
        new("performance_get_cache_stats"), new("performance_clear_cache", new SeedParameter("tier", "string")), new("performance_invalidate_cache", new SeedParameter("pattern", "string")),
        new("performance_get_metrics", new("operation", "string"), new("timeframe", "string")),
        new("performance_get_bottlenecks", new("cpu_threshold", "number", "80"), new("memory_threshold", "number", "80")),
        new("performance_get_resource_usage"), new("performance_set_baseline"), new("performance_start_operation"), new("performance_end_operation"),
        new("performance_get_monitor_stats"), new("performance_get_batch_stats"), new("performance_reset_cache_stats"), new("performance_get_summary"),
    ];

    /// <summary>Tools whose operation does not exist yet. The list only shrinks: what stands here and exists fails the test.</summary>
    public static IReadOnlyList<string> Missing { get; } = [];

    /// <summary>Parameters that an existing tool does not have yet; this list only shrinks too.</summary>
    public static IReadOnlyList<string> MissingParameters { get; } = [];
}
