using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Resources;

/// <summary>One kind of resource.</summary>
internal interface IResourceSet
{
    /// <summary>The folder of their addresses: <c>rules</c> in <c>auditops://rules/NAME</c>.</summary>
    string Folder { get; }

    /// <summary>How their addresses are made.</summary>
    ResourceTemplate Template { get; }

    /// <summary>All that there are, in a stable order.</summary>
    IEnumerable<Resource> List(CancellationToken cancellationToken);

    /// <summary>The content of one.</summary>
    /// <exception cref="AuditOpsException">There is none of that name.</exception>
    TextResourceContents Read(string name, CancellationToken cancellationToken);
}
