using AuditOps.DuckDB;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core;

/// <summary>Turns the faults of the system and the libraries into errors that say what to do; one place for all.</summary>
internal static class Faults
{
    private const int DiskFullUnix = 28;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>The error to show, or null for what must pass as it is (cancellation, defects of the runtime).</summary>
    public static AuditOpsException? Translate(Exception error) => error switch
    {
        AuditOpsException known => known,
        OperationCanceledException => null,
        UnauthorizedAccessException => With(error, ErrorKind.PermissionDenied, "AccessDenied", $"{error.Message} Check the permissions, or run as a user who has them."),
        IOException when error.HResult is DiskFullUnix or DiskFullWindows => DiskFull(error),
        FileNotFoundException or DirectoryNotFoundException => With(error, ErrorKind.NotFound, "PathNotFound", $"{error.Message} Check the path."),
        IOException => With(error, ErrorKind.ResourceUnavailable, "InputOutputFailed", $"{error.Message} Check the disk and the permissions, then try again."),
        SqliteException { SqliteErrorCode: 13 } => DiskFull(error),
        SqliteException { SqliteErrorCode: 5 or 6 } => With(error, ErrorKind.Conflict, "StoreBusy", "Another process has held the store's catalogue for too long. Try again when it is done."),
        SqliteException { SqliteErrorCode: 11 or 26 } => With(error, ErrorKind.InvalidData, "CatalogDamaged", "The store's catalog.db is damaged. Run Test-AuditStore on a copy, and restore the catalogue from a backup."),
        SqliteException sqlite => With(error, ErrorKind.ResourceUnavailable, "CatalogFailed", $"The store's catalogue answered: {sqlite.Message}. Check that the store's folder can be written."),
        DuckDBException duck when IsDiskFull(duck) => DiskFull(error),
        DuckDBException duck when duck.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase) =>
            With(error, ErrorKind.ResourceUnavailable, "OutOfMemory", $"{duck.Message} Raise the option MemoryMegabytes, or narrow the request by time."),
        DuckDBException duck => With(error, ErrorKind.Internal, "DatabaseFailed", duck.Message),
        DllNotFoundException missing => With(error, ErrorKind.ResourceUnavailable, "NativeLibraryMissing", missing.Message),
        _ => null,
    };

    private static bool IsDiskFull(DuckDBException error) => error.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("disk full", StringComparison.OrdinalIgnoreCase);

    private static AuditOpsException DiskFull(Exception cause) =>
        new(ErrorKind.ResourceUnavailable, "DiskFull", "The disk is full. What was committed before is safe; free some space and run the command again.", cause);

    private static AuditOpsException With(Exception cause, ErrorKind kind, string code, string message) => new(kind, code, message, cause);
}
