using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store;

/// <summary>How a store is opened.</summary>
internal sealed record StoreOptions
{
    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False for a temporary store that nobody opens after a crash: nothing waits for the disk.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Memory that one DuckDB instance of the store may use; beyond it, it writes to its own folder.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Threads that one DuckDB instance of the store uses.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Records from which several threads of ours share a pass or a scan; fewer are done before another thread has begun.</summary>
    public int SharedFrom { get; init; } = 50_000;

    /// <summary>The most rows that merged segments have.</summary>
    public long SegmentRows { get; init; } = StoreWriter.SegmentRows;

    /// <summary>Hears of each query and the time it took, on the thread that runs it; null when nobody asks.</summary>
    public Action<string>? Detail { get; init; }

    /// <summary>Keeps DuckDB instances from one reader to the next; null when each reader opens its own.</summary>
    public InstancePool? Instances { get; init; }

    /// <summary>How long a writer waits for others.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
