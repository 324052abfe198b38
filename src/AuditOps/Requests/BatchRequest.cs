using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>A request that runs the items of a batch.</summary>
public abstract record BatchRequest : IRequest<BatchItem>
{
    /// <summary>Results in the order of the items.</summary>
    [Summary("Give results in the order of the items; without it as they come.")]
    public bool Ordered { get; init; }

    /// <summary>Largest number of results that stay with an item.</summary>
    [Summary("Largest number of results that are shown with an item; more are counted, and left out."), Range(0, 100_000)]
    public int OutputLimit { get; init; } = 1_000;

    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the batch, so that it can be looked at, stopped and resumed; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }

    /// <summary>Makes what runs a script; null where scripts cannot run.</summary>
    [Wiring]
    public Func<BatchScript, BatchMode, IBatchWork>? Open { get; init; }

    /// <summary>Takes what items write, on the pulling thread.</summary>
    [Wiring]
    public Action<BatchInput, BatchOutput>? OnOutput { get; init; }

    /// <summary>Whether results stay with their items.</summary>
    [Wiring]
    public bool KeepsOutput { get; init; } = true;

    /// <summary>Whether nothing more begins once an item has failed, because whoever hears of it will end the batch.</summary>
    [Wiring]
    public bool EndsAtFailure { get; init; }

    /// <summary>Hears of each item that has ended, on the pulling thread.</summary>
    [Wiring]
    public Action<BatchProgress>? OnProgress { get; init; }

    /// <summary>Hears what became of the batch, on the pulling thread.</summary>
    [Wiring]
    public Action<BatchInfo>? OnEnd { get; init; }
}

/// <summary>Where the items of a batch run.</summary>
public enum BatchMode
{
    /// <summary>Several at a time, in this process.</summary>
    Parallel,

    /// <summary>One after the other, in this process.</summary>
    Sequential,

    /// <summary>Several at a time, each worker in a process of its own.</summary>
    Process,
}
