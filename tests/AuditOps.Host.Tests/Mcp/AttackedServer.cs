using AuditOps.Host.Tests.Cli;

namespace AuditOps.Host.Tests.Mcp;

/// <summary>A server that may change things, links below its root that lead outside it, a secret there, and a folder whose name starts like the root's.</summary>
public sealed class AttackedServer : IAsyncLifetime
{
    private Assistant? assistant;

    internal Assistant Assistant
    {
        get
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
            return assistant!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows()) return;

        assistant = await Assistant.Start("--allow-changes");
        foreach (var folder in new[] { "outside/sub", "open-too" }) Directory.CreateDirectory(Path.Combine(assistant.Folder, folder));
        foreach (var folder in new[] { "outside", "open-too" }) File.WriteAllText(Path.Combine(assistant.Folder, folder, "secret.log"), AuthLog.Text(user: "topsecret"));
        File.CreateSymbolicLink(Path.Combine(assistant.Root, "link.log"), Path.Combine(assistant.Folder, "outside", "secret.log"));
        File.CreateSymbolicLink(Path.Combine(assistant.Root, "linked"), Path.Combine("..", "outside"));
        File.CreateSymbolicLink(Path.Combine(assistant.Root, "chain"), Path.Combine(assistant.Root, "linked"));
        File.CreateSymbolicLink(Path.Combine(assistant.Root, "inner.log"), Path.Combine(assistant.Root, "auth.log"));
        assistant.Write("days.log", string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"2026-01-{1 + (i / 24):00}T{i % 24:00}:00:00.000000+00:00 web01 sshd[1]: Accepted publickey for anna from 198.51.100.4 port 5000 ssh2\n"))));
        assistant.Write("logs/more.log", AuthLog.Text(failures: 3));
    }

    public async ValueTask DisposeAsync()
    {
        if (assistant is not null) await assistant.DisposeAsync();
    }
}
