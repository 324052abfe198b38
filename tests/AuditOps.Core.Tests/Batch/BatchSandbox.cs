using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Batch;

/// <summary>A store and an engine of its own, with work that is a delegate.</summary>
internal sealed class BatchSandbox(TimeProvider? clock = null) : IDisposable
{
    public ImportSandbox Sandbox { get; } = new(clock: clock);

    /// <summary>What items wrote, with the item's label.</summary>
    public List<(string Item, BatchStream Stream, object? Value)> Written { get; } = [];

    public List<BatchProgress> Progress { get; } = [];

    public BatchInfo? Summary { get; private set; }

    public void Dispose() => Sandbox.Dispose();

    /// <summary>Runs a batch whose items are the numbers from 1.</summary>
    public List<BatchItem> Run(int items, Action<BatchTask, IBatchSink, CancellationToken> work, Func<InvokeBatch, InvokeBatch>? change = null) =>
        Sandbox.Run(Request(items, work, change));

    public InvokeBatch Request(int items, Action<BatchTask, IBatchSink, CancellationToken> work, Func<InvokeBatch, InvokeBatch>? change = null)
    {
        var request = new InvokeBatch
        {
            Script = new BatchScript("do", null, ""),
            Items = [.. Enumerable.Range(1, items).Select(i => new BatchInput($"item {i}", $"kept {i}", i))],
            MaximumSize = 100_000,
            Open = (_, _) => new Work(work),
            OnOutput = (input, output) => Written.Add((input.Label, output.Stream, output.Value)),
            OnProgress = Progress.Add,
            OnEnd = summary => Summary = summary,
        };
        return change?.Invoke(request) ?? request;
    }

    public ResumeBatch Resume(Action<BatchTask, IBatchSink, CancellationToken> work, string? id = null, string? store = null) => new()
    {
        BatchId = [id ?? Summary!.BatchId],
        Store = store,
        Open = (_, _) => new Work(work),
        OnOutput = (input, output) => Written.Add((input.Label, output.Stream, output.Value)),
        OnEnd = summary => Summary = summary,
    };

    /// <summary>The store as a process would leave it that is killed now.</summary>
    public string Killed()
    {
        var copy = Directory.CreateDirectory(Path.Combine(Sandbox.Logs, "..", "killed-" + Guid.NewGuid().ToString("N"))).FullName;
        foreach (var file in Directory.GetFiles(Sandbox.StoreFolder, "catalog.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public BatchInfo Batch(string store) => Assert.Single(Sandbox.Run(new GetBatch { Store = store, IncludeItem = true }));

    public static void Say(IBatchSink sink, object value, int size = 256) => sink.Write(new BatchOutput(BatchStream.Output, value, Size: size));

    public static void Fail(IBatchSink sink, string text) => sink.Write(new BatchOutput(BatchStream.Error, text, text));

    private sealed class Work(Action<BatchTask, IBatchSink, CancellationToken> run) : IBatchWork
    {
        public void Run(BatchTask task, IBatchSink sink, CancellationToken stop) => run(task, sink, stop);

        public void Dispose()
        {
        }
    }
}
