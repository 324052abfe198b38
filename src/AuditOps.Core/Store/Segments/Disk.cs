using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>Files that are on the disk for certain, and what is in them.</summary>
internal static partial class Disk
{
    /// <summary>Waits until a file's bytes are on the disk.</summary>
    public static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Waits until a folder's entries are on the disk. Windows has no such call, and NTFS journals them.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = open(folder, 0);
        if (file < 0)
        {
            throw new IOException($"The folder '{folder}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        var failed = fsync(file) != 0;
        var message = failed ? Marshal.GetLastPInvokeErrorMessage() : "";
        _ = close(file);
        if (failed)
        {
            throw new IOException($"The folder '{folder}' cannot be written to the disk: {message}.");
        }
    }

    /// <summary>SHA-256 of a file's bytes, hexadecimal.</summary>
    public static string Sha256(string file, CancellationToken cancellationToken = default)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How many bytes are free where a folder is; null if that cannot be told.</summary>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether an error means that something could not be written.</summary>
    public static bool IsWriteFailure(Exception e) => e is IOException or UnauthorizedAccessException or DuckDBException { ErrorType: DuckDBErrorType.IO };

    /// <summary>Says what such an error means.</summary>
    public static AuditOpsException WriteFailed(string target, Exception e)
    {
        var full = IsFull(e);
        return new AuditOpsException(
            ErrorKind.ResourceUnavailable,
            full ? "DiskFull" : "WriteFailed",
            full
                ? $"The disk of '{target}' is full. Nothing was changed; free some space and try again. ({e.Message})"
                : $"'{target}' cannot be written: {e.Message} Nothing was changed.",
            e)
        { Target = target };
    }

    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL; ENOSPC and EDQUOT come as text, from .NET and DuckDB alike.
    private static bool IsFull(Exception e) =>
        (e.HResult & 0xFFFF) is 0x70 or 0x27
        || e.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("quota exceeded", StringComparison.OrdinalIgnoreCase);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int file);

    [LibraryImport("libc")]
    private static partial int close(int file);
}
