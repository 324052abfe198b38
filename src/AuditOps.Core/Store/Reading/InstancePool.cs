using System.Globalization;
using AuditOps.Core.Imports;

namespace AuditOps.Core.Store.Reading;

/// <summary>
/// Keeps the DuckDB instances that were used last for the next question about the same segments. To open one and to read the segments'
/// footers takes 20 to 30 ms, longer than most questions. Each is used by one reader at a time. Callable from any thread.
/// </summary>
/// <param name="folder">Where instances may spill.</param>
internal sealed class InstancePool(string folder) : IDisposable
{
    private const string Prefix = "auditops-session-";
    private const int MostKept = 2;

    private readonly Lock gate = new();
    private readonly List<(string Key, DuckInstance Instance)> idle = [];
    private TemporaryFolder? own;
    private bool disposed;

    /// <summary>Takes an instance that can read these files and no others; it must be given back.</summary>
    public InstanceLoan Take(StoreOptions options, IReadOnlyList<string> files)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{options.MemoryBytes}\0{options.Threads}\0{string.Join('\0', files)}");
        lock (gate)
        {
            if (idle.FindLastIndex(kept => kept.Key == key) is >= 0 and var index)
            {
                var known = idle[index].Instance;
                idle.RemoveAt(index);
                return Lend(key, known);
            }
        }

        return Lend(key, DuckInstance.Open(options, NewFolder(), files, []));
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            idle.ForEach(kept => kept.Instance.Dispose());
            idle.Clear();
            own?.Dispose();
        }
    }

    private string NewFolder()
    {
        lock (gate)
            return Path.Combine((own ??= TemporaryFolder.Create(folder, Prefix)).Path, "spill-" + Guid.NewGuid().ToString("N"));
    }

    private InstanceLoan Lend(string key, DuckInstance instance) => new(instance, given => Keep(key, given));

    private void Keep(string key, DuckInstance instance)
    {
        var excess = instance;
        lock (gate)
        {
            if (!disposed)
            {
                idle.Add((key, instance));
                excess = idle.Count > MostKept ? idle[0].Instance : null;
                idle.RemoveRange(0, Math.Max(0, idle.Count - MostKept));
            }
        }

        excess?.Dispose();
    }
}
