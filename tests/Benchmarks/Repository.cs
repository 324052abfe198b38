namespace AuditOps.Benchmarks;

/// <summary>The clone that the benchmarks were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "AuditOps.sln")))
                return folder;
        }

        throw new InvalidOperationException("AuditOps.sln was not found above the benchmarks; run them from a clone.");
    }
}
