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

    /// <summary>The runs of all files, group by group, begun at once by whoever asks first.</summary>
    internal Dictionary<string, Task<PesterOutcome>> Runs(IEnumerable<string[]> groups, Func<string[], string, CancellationToken, Task<PesterOutcome>> run)
    {
        lock (_gate)
        {
            if (_runs.Count == 0)
            {
                var manifest = ModuleUnderTest.Stage(_folder.FullName);
                _runs = groups.Select(files => (Files: files, Run: run(files, manifest, _stop.Token))).SelectMany(group => group.Files, (group, file) => (file, group.Run))
                    .ToDictionary(each => each.file, each => each.Run, StringComparer.Ordinal);
            }

            return _runs;
        }
    }
}
