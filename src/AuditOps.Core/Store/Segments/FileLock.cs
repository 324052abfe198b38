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
            handle = File.OpenHandle(file, create ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || IsHeld(e))
        {
            return null;
        }

        // What .NET does on Unix is the same, but an environment variable switches it off.
        if (!OperatingSystem.IsWindows() && flock(handle, ExclusiveWithoutWaiting) != 0)
        {
            handle.Dispose();
            return null;
        }

        return new FileLock(handle);
    }

    public void Dispose() => handle.Dispose();

    // A sharing or lock violation on Windows; EWOULDBLOCK of Linux and of macOS.
    private static bool IsHeld(Exception e) => e is IOException && (OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 0x20 or 0x21 : e.HResult is 11 or 35);

    [LibraryImport("libc")]
    private static partial int flock(SafeFileHandle file, int operation);
}
