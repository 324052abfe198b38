namespace AuditOps.Core.Samples.Renderings;

/// <summary>The formats that samples can be made in.</summary>
internal static class RenderingCatalog
{
    private static readonly IReadOnlyDictionary<string, Func<Rendering>> ByFormat = new Dictionary<string, Func<Rendering>>(StringComparer.OrdinalIgnoreCase)
    {
        ["syslog"] = () => new SyslogRendering(),
        ["auditd"] = () => new AuditdRendering(),
        ["journald"] = () => new JournaldRendering(),
        ["cloudtrail"] = () => new CloudTrailRendering(),
        ["kubernetes"] = () => new KubernetesRendering(),
        ["windows"] = () => new WindowsRendering(),
        ["json"] = () => new JsonRendering(),
        ["csv"] = () => new CsvRendering(),
    };

    public static IEnumerable<string> Formats => ByFormat.Keys;

    /// <exception cref="AuditOpsException">No samples can be made in this format.</exception>
    public static Rendering Create(string format) => ByFormat.TryGetValue(format, out var create)
        ? create()
        : throw new AuditOpsException(ErrorKind.InvalidRequest, "SampleFormatUnknown",
            $"No samples can be made in the format '{format}'. Choose from: {string.Join(", ", Formats)}.");
}
