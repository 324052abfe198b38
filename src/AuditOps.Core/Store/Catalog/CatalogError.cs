using System.Globalization;
using AuditOps.Core.Store.Segments;
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

    // Less than SQLite writes at once: a disk that refuses then is full, whatever the error says.
    private const long Scant = 16 << 20;

    /// <summary>What any error means for what lies in a folder; null for what must pass as it is.</summary>
    public static AuditOpsException? Translate(Exception error, string folder) => error is SqliteException sqlite ? Of(sqlite, folder) : Faults.Translate(error);

    public static AuditOpsException Of(SqliteException e, string folder) => Of(e, folder, Disk.Free);

    /// <summary>The same, with what tells how many bytes are free where a folder is.</summary>
    internal static AuditOpsException Of(SqliteException e, string folder, Func<string, long?> freeAt)
    {
        var free = e.SqliteErrorCode is Full or InputOutput ? freeAt(folder) : null;
        var result = e.SqliteErrorCode == InputOutput && free < Scant ? Full : e.SqliteErrorCode;
        var left = free is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" ({bytes / 1e6:#,0.0} MB are free)") : "";
        var (kind, code, what) = result switch
        {
            Busy or Locked => (ErrorKind.Conflict, "StoreBusy", "is being written by another process. Try again when it has finished"),
            Full => (ErrorKind.ResourceUnavailable, "DiskFull", $"cannot grow: the disk is full{left}. Nothing was changed; free some space and try again"),
            ReadOnly or CannotOpen => (ErrorKind.PermissionDenied, "StoreNotWritable", "cannot be opened. Check that you may read and write the folder"),
            Corrupt or NotADatabase => (ErrorKind.InvalidData, "CatalogDamaged", "has a damaged catalogue (catalog.db). Restore it from a copy"),
            InputOutput => (ErrorKind.ResourceUnavailable, "StoreReadFailed", $"cannot be read or written{left}. Check the disk, and whether it is full"),
            _ => (ErrorKind.Internal, "CatalogFailed", "has a catalogue that does not work as expected"),
        };
        return new AuditOpsException(kind, code, $"The store '{folder}' {what}. (SQLite: {e.Message})", e) { Target = folder };
    }
}
