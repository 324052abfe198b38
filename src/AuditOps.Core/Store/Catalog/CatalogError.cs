using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Store.Catalog;

/// <summary>Says what an error of SQLite means for the store.</summary>
internal static class CatalogError
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static AuditOpsException Of(SqliteException e, string folder)
    {
        var (kind, code, what) = e.SqliteErrorCode switch
        {
            Busy or Locked => (ErrorKind.Conflict, "StoreBusy", "is being written by another process. Try again when it has finished"),
            Full => (ErrorKind.ResourceUnavailable, "DiskFull", "cannot grow: the disk is full. Nothing was changed; free some space and try again"),
            ReadOnly or CannotOpen => (ErrorKind.PermissionDenied, "StoreNotWritable", "cannot be opened. Check that you may read and write the folder"),
            Corrupt or NotADatabase => (ErrorKind.InvalidData, "CatalogDamaged", "has a damaged catalogue (catalog.db). Restore it from a copy"),
            InputOutput => (ErrorKind.ResourceUnavailable, "StoreReadFailed", "cannot be read or written. Check the disk"),
            _ => (ErrorKind.Internal, "CatalogFailed", "has a catalogue that does not work as expected"),
        };
        return new AuditOpsException(kind, code, $"The store '{folder}' {what}. (SQLite: {e.Message})", e) { Target = folder };
    }
}
