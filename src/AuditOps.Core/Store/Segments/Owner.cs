using System.Globalization;

namespace AuditOps.Core.Store.Segments;

/// <summary>
/// Who works with a store: a folder <c>own/NAME</c> whose lock is held as long as the process lives. Files, leases and spilled data
/// bear its name, so that what a crashed process left can be told from what a living one is about to commit.
/// </summary>
internal sealed class Owner : IDisposable
{
    private const string LockName = "lock";
    private readonly FileLock held;
    private int files;

    private Owner(string name, string folder, FileLock held) => (Name, Folder, this.held) = (name, folder, held);

    public string Name { get; }

    /// <summary>Its own folder.</summary>
    public string Folder { get; }

    /// <summary>Makes a new owner.</summary>
    /// <exception cref="IOException">Its folder cannot be made.</exception>
    public static Owner Create(StoreFolder store)
    {
        while (true)
        {
            var name = Guid.NewGuid().ToString("N");
            var folder = Path.Combine(store.Owners, name);
            StoreFolder.MakeFolder(folder);
            var held = FileLock.TryTake(Path.Combine(folder, LockName), create: true);

            // A sweep may have come between making and locking it, and taken it for left behind.
            if (held is not null && File.Exists(Path.Combine(folder, LockName)))
            {
                return new Owner(name, folder, held);
            }

            held?.Dispose();
        }
    }

    /// <summary>The owners that have a folder.</summary>
    public static IEnumerable<string> All(StoreFolder store) =>
        Directory.Exists(store.Owners) ? Directory.EnumerateDirectories(store.Owners).Select(folder => Path.GetFileName(folder)) : [];

    /// <summary>Takes the lock of an owner whose process has ended.</summary>
    /// <returns>Null if it lives.</returns>
    public static FileLock? TryTake(StoreFolder store, string name)
    {
        try
        {
            return FileLock.TryTake(Path.Combine(store.Owners, name, LockName), create: true);
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's: it may live.
            return null;
        }
    }

    /// <summary>Whether its process lives.</summary>
    public static bool Lives(StoreFolder store, string name)
    {
        var file = Path.Combine(store.Owners, name, LockName);
        if (!File.Exists(file))
        {
            return false;
        }

        using var taken = TryTake(store, name);
        return taken is null;
    }

    /// <summary>A name for a new file or folder of this owner.</summary>
    public string NextName() => string.Create(CultureInfo.InvariantCulture, $"{Name}-{Interlocked.Increment(ref files)}");

    /// <summary>The path of something in its own folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Gives up the lock as a crash would: what it left stays.</summary>
    public void Abandon() => held.Dispose();

    /// <summary>Removes its folder, then gives up the lock.</summary>
    public void Dispose()
    {
        try
        {
            // Windows cannot delete the lock while it is held.
            if (OperatingSystem.IsWindows())
            {
                held.Dispose();
            }

            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next sweep removes it.
        }
        finally
        {
            held.Dispose();
        }
    }
}
