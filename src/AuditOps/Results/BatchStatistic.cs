using System.Globalization;

namespace AuditOps;

/// <summary>All batches of a store, summed up.</summary>
public sealed record BatchStatistic
{
    /// <summary>How many batches there were.</summary>
    public required long Batches { get; init; }

    /// <summary>How many of them run.</summary>
    public required long Running { get; init; }

    /// <summary>How many of them are done, all items.</summary>
    public required long Completed { get; init; }

    /// <summary>How many of them ended otherwise.</summary>
    public required long Incomplete { get; init; }

    /// <summary>How many items they have.</summary>
    public required long Items { get; init; }

    /// <summary>How many items are done.</summary>
    public required long Succeeded { get; init; }

    /// <summary>How many items ended with an error.</summary>
    public required long Failed { get; init; }

    /// <summary>How many items were never begun.</summary>
    public required long Skipped { get; init; }

    /// <summary>How many items are still to come, or run.</summary>
    public required long Pending { get; init; }

    /// <summary>Of how many items nobody knows how much was done.</summary>
    public required long Unknown { get; init; }

    /// <summary>How many items were done, and then undone or to be undone.</summary>
    public required long RolledBack { get; init; }

    /// <summary>How often items were tried again.</summary>
    public required long Retries { get; init; }

    /// <summary>The part of the items that ended which are done, 0 to 1; null if none has.</summary>
    public double? SuccessRate => Succeeded + Failed == 0 ? null : (double)Succeeded / (Succeeded + Failed);

    /// <summary>How long items took together.</summary>
    public required TimeSpan WorkDuration { get; init; }

    /// <summary>How long an item took on average; null if none has ended.</summary>
    public TimeSpan? MeanDuration => Succeeded + Failed == 0 ? null : WorkDuration / (Succeeded + Failed);

    /// <summary>When the last batch was begun; null if there was none.</summary>
    public DateTime? Last { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Batches:#,0} batches, {Items:#,0} items, {Failed:#,0} failed");
}
