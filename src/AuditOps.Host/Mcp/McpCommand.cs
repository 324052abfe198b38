using System.CommandLine;
using AuditOps.Core;
using AuditOps.Core.Access;
using ModelContextProtocol.Server;

namespace AuditOps.Host.Mcp;

/// <summary>The command that serves assistants on standard input and output.</summary>
internal static class McpCommand
{
    private const string StoreVariable = "AUDITOPS_STORE";

    /// <summary>Makes the command.</summary>
    /// <param name="cancellationToken">Ends the server.</param>
    public static Command Create(CancellationToken cancellationToken)
    {
        var root = new Option<string?>("--root") { Description = "The folder whose files assistants may name; without it none.", HelpName = "folder" };
        var store = new Option<string?>("--store") { Description = "The store to read; without it the configured store.", HelpName = "folder" };
        var changes = new Option<bool>("--allow-changes") { Description = "Also offer the tools that change something; without it assistants can only read." };
        var command = new Command("mcp", "Serves assistants over the Model Context Protocol, on standard input and output.") { root, store, changes };
        command.SetAction(typed => Serve(Folder(typed.GetValue(root)), typed.GetValue(store), typed.GetValue(changes), cancellationToken));
        return command;
    }

    private static int Serve(string? root, string? store, bool allowChanges, CancellationToken cancellationToken)
    {
        // Standard output belongs to the protocol: whatever else is written goes where people look.
        var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);

        var named = store is null ? Environment.GetEnvironmentVariable(StoreVariable) : Path.GetFullPath(store);
        if (root is not null) Environment.CurrentDirectory = root;
        using var engine = EngineFactory.Create(new EngineSettings
        {
            Environment = name => name == StoreVariable ? named : Environment.GetEnvironmentVariable(name),
            AllowsChanges = allowChanges,
            Boundary = new FileBoundary(root, string.IsNullOrEmpty(named) ? null : named),
        });
        Run(new McpHost(engine, root, allowChanges), output, cancellationToken).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task Run(McpHost host, Stream output, CancellationToken cancellationToken)
    {
        var transport = new StreamServerTransport(Console.OpenStandardInput(), output, "auditops");
        await using (transport.ConfigureAwait(false))
        {
            var server = McpServer.Create(transport, host.Options);
            await using (server.ConfigureAwait(false)) await server.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? Folder(string? root)
    {
        if (root is null) return null;

        var full = Path.GetFullPath(root);
        return Directory.Exists(full)
            ? full
            : throw new AuditOpsException(ErrorKind.InvalidRequest, "RootNotFound", $"--root: there is no folder '{full}'. Name one that exists.");
    }
}
