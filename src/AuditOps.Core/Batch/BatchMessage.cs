namespace AuditOps.Core.Batch;

/// <summary>What the thread of an item tells the one that pulls.</summary>
/// <param name="Number">The item.</param>
internal abstract record BatchMessage(int Number)
{
    /// <summary>It wrote something.</summary>
    public sealed record Said(int Number, BatchOutput Output) : BatchMessage(Number);

    /// <summary>It asks whether it may change something.</summary>
    public sealed record Asked(int Number, Change Change, TaskCompletionSource<bool> Answer) : BatchMessage(Number);

    /// <summary>It has ended.</summary>
    public sealed record Ended(int Number, ItemOutcome Outcome) : BatchMessage(Number);
}
