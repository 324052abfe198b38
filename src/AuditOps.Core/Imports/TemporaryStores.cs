using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AuditOps.Core.Store;

namespace AuditOps.Core.Imports;

/// <summary>Stores of files that are analysed where they lie: each set of files is imported once a session, and all are freed at its end.</summary>
/// <param name="folder">Where they are made.</param>
internal sealed class TemporaryStores(string folder) : IDisposable
{
    private const string Prefix = "auditops-session-";

    private readonly Dictionary<string, string> stores = new(StringComparer.Ordinal);
    private readonly Lock turn = new();
    private TemporaryFolder? own;

    /// <summary>The store of these inputs, made by <paramref name="import"/> the first time.</summary>
    /// <param name="inputs">The files; a file that changed since makes another store.</param>
    /// <param name="settings">How they are imported.</param>
    /// <param name="import">Imports into a new store's folder.</param>
    public string Get(IReadOnlyList<ImportInput> inputs, ImportSettings settings, Action<string> import)
    {
        var key = Fingerprint(inputs, settings);
        lock (turn)
        {
            if (stores.TryGetValue(key, out var known))
                return known;
            var store = Place();
            import(store);
            return stores[key] = store;
        }
    }

    /// <summary>The store of these inputs, if it was made; else null.</summary>
    public string? Find(IReadOnlyList<ImportInput> inputs, ImportSettings settings)
    {
        var key = Fingerprint(inputs, settings);
        lock (turn)
            return stores.GetValueOrDefault(key);
    }

    /// <summary>The folder of a new store, which is gone when the session ends.</summary>
    public string NewStore()
    {
        lock (turn)
            return Place();
    }

    /// <summary>A file that is gone when the session ends.</summary>
    public string NewFile()
    {
        lock (turn)
            return Path.Combine(Own().Path, Guid.NewGuid().ToString("N"));
    }

    public void Dispose() => own?.Dispose();

    private string Place() => Path.Combine(Own().Path, "store-" + Guid.NewGuid().ToString("N"));

    private TemporaryFolder Own() => own ??= TemporaryFolder.Create(folder, Prefix);

    private static string Fingerprint(IReadOnlyList<ImportInput> inputs, ImportSettings settings)
    {
        var text = new StringBuilder().Append(settings.Format).Append('\0').Append(settings.TimeZone);
        foreach (var input in inputs)
        {
            var file = new FileInfo(input.File);
            text.Append(CultureInfo.InvariantCulture, $"\0{input.File}\0{input.SourceFile}\0{(file.Exists ? file.Length : -1)}\0{(file.Exists ? file.LastWriteTimeUtc.Ticks : 0)}");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
