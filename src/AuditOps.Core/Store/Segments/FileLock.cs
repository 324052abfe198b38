using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AuditOps.Core.Store.Segments;

/// <summary>A file that at most one process on the machine holds; the operating system frees it when the process ends, however it ends.</summary>
internal sealed partial class FileLock : IDisposable
{
    private const int ExclusiveWithoutWaiting = 2 | 4;
    private readonly SafeFileHandle handle;

    private FileLock(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Takes the lock of a file.</summary>
    /// <returns>Null if somebody holds it, or if there is no such file and <paramref name="create"/> is false.</returns>
    public static FileLock? TryTake(string file, bool create)
    {
        SafeFileHandle handle;
        try
        {
            // .NET's own lock can be switched off by an environment variable, and on Unix is the same flock.
            var share = OperatingSystem.IsWindows() ? FileShare.None : FileShare.ReadWrite | FileShare.Delete;
            handle = File.OpenHandle(file, create ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.ReadWrite, share);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && flock(handle, ExclusiveWithoutWaiting) != 0)
        {
            handle.Dispose();
            return null;
        }

        return new FileLock(handle);
    }

    public void Dispose() => handle.Dispose();

    [LibraryImport("libc")]
    private static partial int flock(SafeFileHandle file, int operation);
}
