namespace AuditOps.Core.Tests.Store;

/// <summary>A copy of a store's folder, as a backup would take it.</summary>
internal sealed class FolderCopy : IDisposable
{
    public FolderCopy(string folder, string exclude)
    {
        Path = Directory.CreateTempSubdirectory("auditops-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var relative = System.IO.Path.GetRelativePath(folder, file);
            if (relative.StartsWith(exclude, StringComparison.Ordinal))
            {
                continue;
            }

            var target = System.IO.Path.Combine(Path, relative);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Path { get; }

    /// <summary>Every file, and the hash of its content; but the index that SQLite makes of its log is nobody's data.</summary>
    public List<string> Files() =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Core.Store.Segments.Disk.Sha256(file)}")];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
