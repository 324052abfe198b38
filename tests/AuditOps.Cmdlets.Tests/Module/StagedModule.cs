namespace AuditOps.Cmdlets.Tests.Module;

/// <summary>The module under test, in a folder of its own while the Pester files run.</summary>
public sealed class StagedModule : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("module-under-test-");
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Dictionary<string, Task<PesterOutcome>> _runs = [];

    /// <summary>Stops what still runs, and removes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_runs.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The runs of all files, begun at once by whoever asks first.</summary>
    internal Dictionary<string, Task<PesterOutcome>> Runs(IEnumerable<string> files, Func<string, string, CancellationToken, Task<PesterOutcome>> run)
    {
        lock (_gate)
        {
            if (_runs.Count == 0)
            {
                var manifest = ModuleUnderTest.Stage(_folder.FullName);
                _runs = files.ToDictionary(file => file, file => run(file, manifest, _stop.Token), StringComparer.Ordinal);
            }

            return _runs;
        }
    }
}
