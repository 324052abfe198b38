namespace AuditOps.Core.Configuration;

/// <summary>Finds what ships as data: <c>content/</c> beside the engine's module, or in the clone that it was built from.</summary>
internal static class ContentFolder
{
    /// <summary>The folder of one kind of content that ships with AuditOps.</summary>
    /// <exception cref="AuditOpsException">The installation is incomplete.</exception>
    public static string Shipped(string kind)
    {
        var start = Path.GetDirectoryName(typeof(ContentFolder).Assembly.Location);
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var candidate in (string[])[Path.Combine(folder, "content", kind), Path.Combine(folder, "module", "content", kind)])
            {
                if (Directory.Exists(candidate))
                    return candidate;
            }
        }

        throw new AuditOpsException(ErrorKind.ResourceUnavailable, "ContentMissing",
            $"The folder content/{kind} was not found beside {start} or above it. The installation is incomplete: install AuditOps again.");
    }

    /// <summary>The folder of one kind of content that the user keeps in a store; it need not exist.</summary>
    public static string OfStore(string store, string kind) => Path.Combine(store, "content", kind);
}
