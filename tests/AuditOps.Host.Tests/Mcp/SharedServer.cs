namespace AuditOps.Host.Tests.Mcp;

/// <summary>One server for all tests of a class that change nothing in its store.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal Assistant Assistant { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Assistant = await Assistant.Start();

    public ValueTask DisposeAsync() => Assistant.DisposeAsync();
}
