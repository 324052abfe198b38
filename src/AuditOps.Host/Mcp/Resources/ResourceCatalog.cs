using System.Globalization;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Resources;

/// <summary>All resources, listed page by page.</summary>
internal sealed class ResourceCatalog(IReadOnlyList<IResourceSet> sets)
{
    private const string Scheme = "auditops://";
    private const int Page = 100;

    public ListResourceTemplatesResult Templates() => new() { ResourceTemplates = [.. sets.Select(set => set.Template)] };

    public ListResourcesResult List(string? cursor, CancellationToken cancellationToken)
    {
        var start = 0;
        if (cursor is not null && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out start) || start < 1))
            throw new AuditOpsException(ErrorKind.InvalidRequest, "CursorInvalid", "This is no cursor of this list.");

        var page = sets.SelectMany(set => set.List(cancellationToken)).Skip(start).Take(Page + 1).ToList();
        var more = page.Count > Page;
        return new ListResourcesResult
        {
            Resources = [.. page.Take(Page)],
            NextCursor = more ? (start + Page).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    public ReadResourceResult Read(string address, CancellationToken cancellationToken)
    {
        var parts = address.StartsWith(Scheme, StringComparison.Ordinal) ? address[Scheme.Length..].Split('/', 2) : [];
        var set = parts.Length == 2 ? sets.FirstOrDefault(set => set.Folder == parts[0]) : null;
        return set is null
            ? throw new AuditOpsException(ErrorKind.NotFound, "ResourceNotFound", $"There is no resource '{address}'. Addresses are {string.Join(", ", sets.Select(s => s.Template.UriTemplate))}.")
            : new ReadResourceResult { Contents = [set.Read(Uri.UnescapeDataString(parts[1]), cancellationToken)] };
    }
}
