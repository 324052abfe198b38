namespace AuditOps;

/// <summary>Runs the items of a batch in a surface's own way, such as script blocks. Its members are called on several threads at once.</summary>
public interface IBatchWork : IDisposable
{
    /// <summary>Runs one item to its end. It has failed if it wrote an error.</summary>
    /// <param name="task">The item.</param>
    /// <param name="sink">Takes what it writes, and blocks while nobody reads that.</param>
    /// <param name="stop">Ends it. What does not come back soon is left behind.</param>
    /// <exception cref="OperationCanceledException">It was ended before it was done.</exception>
    void Run(BatchTask task, IBatchSink sink, CancellationToken stop);
}

/// <summary>Takes what an item of a batch writes. Called on the item's thread.</summary>
public interface IBatchSink
{
    /// <summary>Takes one thing.</summary>
    /// <exception cref="OperationCanceledException">The item was ended.</exception>
    void Write(BatchOutput output);

    /// <summary>Asks before something is changed.</summary>
    bool Approve(Change change);
}

/// <summary>An item of a batch that is to be run.</summary>
/// <param name="Number">Its place in the batch; 1 is the first.</param>
/// <param name="Attempt">1, or more when it is tried again.</param>
/// <param name="Input">What it works on.</param>
/// <param name="RollsBack">Whether what it has done is to be undone.</param>
public sealed record BatchTask(int Number, int Attempt, BatchInput Input, bool RollsBack = false);

/// <summary>What an item of a batch works on.</summary>
/// <param name="Label">What it is called in progress and errors.</param>
/// <param name="Kept">What the store keeps of it, so that another process can resume; null if it is too large to be kept.</param>
/// <param name="Value">The item itself; null in a process that has resumed.</param>
public sealed record BatchInput(string Label, string? Kept, object? Value = null)
{
    /// <summary>The operation that it runs, or null.</summary>
    public string? Operation { get; init; }
}

/// <summary>Something that an item of a batch wrote.</summary>
/// <param name="Stream">Where to.</param>
/// <param name="Value">The thing.</param>
/// <param name="Text">What is said of it where only text can be shown.</param>
/// <param name="Size">About how much memory it takes, in bytes.</param>
public sealed record BatchOutput(BatchStream Stream, object? Value, string Text = "", int Size = 256);

/// <summary>Where an item of a batch writes to.</summary>
public enum BatchStream
{
    /// <summary>Results.</summary>
    Output,

    /// <summary>Errors; an item that writes one has failed.</summary>
    Error,

    /// <summary>Warnings.</summary>
    Warning,

    /// <summary>Details.</summary>
    Verbose,

    /// <summary>Details for who looks for defects.</summary>
    Debug,

    /// <summary>Messages.</summary>
    Information,
}

/// <summary>A script that a batch runs for each item, as the store keeps it.</summary>
/// <param name="Text">The script.</param>
/// <param name="Rollback">The script that undoes an item, or null.</param>
/// <param name="Context">What both need beside the item, in the surface's own words.</param>
public sealed record BatchScript(string Text, string? Rollback, string Context);

/// <summary>How far a batch has come.</summary>
/// <param name="Current">How many items have ended.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Operation">The item that ended last.</param>
public sealed record BatchProgress(int Current, int Total, string Operation);
