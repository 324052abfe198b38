using AuditOps.Core.Store;

namespace AuditOps.Core.Compliance;

/// <summary>What is kept from one run to the next of the same name.</summary>
internal interface IRunMemory : IDisposable
{
    /// <summary>Makes a new text of the one that is kept, both null for none.</summary>
    /// <returns>The text that was kept before.</returns>
    string? Replace(string key, Func<string?, string?> change);
}

/// <summary>Keeps it in a store's catalogue.</summary>
internal sealed class StoreRunMemory(EventStore store, string name) : IRunMemory
{
    private readonly string _scope = $"compliance:{name}";

    public string? Replace(string key, Func<string?, string?> change) => store.Entries.Change(_scope, key, change);

    public void Dispose() => store.Dispose();
}
