namespace AuditOps.Core.Imports;

/// <summary>A folder that lives as long as its process: a locked file in it says so, and whoever comes next removes those of the dead.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string LockName = ".auditops-session";

    private readonly FileStream held;

    private TemporaryFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    /// <summary>Makes a folder that only its owner can enter, and removes those that dead processes left.</summary>
    public static TemporaryFolder Create(string parent, string prefix)
    {
        Directory.CreateDirectory(parent);
        foreach (var other in Directory.EnumerateDirectories(parent, prefix + "*").Where(other => IsOurs(other, prefix)))
            RemoveIfDead(other);
        var path = System.IO.Path.Combine(parent, prefix + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new TemporaryFolder(path, Lock(path));
    }

    public void Dispose()
    {
        held.Dispose();
        Remove(Path);
    }

    // The parent is everybody's: what a user named alike stays.
    private static bool IsOurs(string path, string prefix) => Guid.TryParseExact(System.IO.Path.GetFileName(path)[prefix.Length..], "N", out _);

    private static FileStream Lock(string path) =>
        new(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void RemoveIfDead(string path)
    {
        // Without the lock it is not ours, or is just being made.
        if (!File.Exists(System.IO.Path.Combine(path, LockName)))
            return;
        try
        {
            Lock(path).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }

        Remove(path);
    }

    private static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody still reads in it; the next session removes it.
        }
    }
}
