using System.Globalization;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Segments;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Caching.Disk;

/// <summary>
/// The file of a cache: SQLite, shared by processes. Nothing in it is needed: one that is damaged, or is no cache, is put aside and made anew;
/// one that cannot be used at all is as if it were not there.
/// </summary>
internal sealed class CacheFile : IDisposable
{
    private const int ApplicationId = 0x41754361;
    private const int Version = 1;
    private const int GenericError = 1;
    private const int Corrupt = 11;
    private const int Mismatch = 20;
    private const int NotADatabase = 26;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const string Schema = """
        PRAGMA auto_vacuum = INCREMENTAL;
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT, scope INTEGER NOT NULL, key BLOB NOT NULL, tags TEXT NOT NULL, created INTEGER NOT NULL,
            expires INTEGER, used INTEGER NOT NULL, bytes INTEGER NOT NULL, content BLOB NOT NULL, UNIQUE (key, scope)) STRICT;
        CREATE INDEX IF NOT EXISTS entries_used ON entries (used, bytes);
        CREATE TABLE IF NOT EXISTS numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT OR IGNORE INTO numbers VALUES ('bytes', 0), ('identity', random());
        CREATE TRIGGER IF NOT EXISTS entry_came AFTER INSERT ON entries BEGIN
            UPDATE numbers SET value = value + new.bytes WHERE name = 'bytes'; END;
        CREATE TRIGGER IF NOT EXISTS entry_left AFTER DELETE ON entries BEGIN
            UPDATE numbers SET value = value - old.bytes WHERE name = 'bytes'; END;
        """;

    /// <summary>Its name in the folder.</summary>
    public const string Name = "cache.db";

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    private CacheFile(string path, SqliteConnection connection)
    {
        (Path, this.connection) = (path, connection);
        Identity = (long)Command("SELECT value FROM numbers WHERE name = 'identity'").ExecuteScalar()!;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Which file it is: another one at the same place has another identity.</summary>
    public long Identity { get; }

    /// <summary>Opens the file of a folder, or makes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="detail">Hears what became of a file that could not be used.</param>
    /// <returns>Null if nothing can be kept there.</returns>
    public static CacheFile? TryOpen(string folder, Action<string> detail)
    {
        try
        {
            LocalDisk.Require(folder);
            StoreFolder.MakeFolder(folder);
            var path = System.IO.Path.Combine(folder, Name);
            return Open(path) ?? Rebuild(path, detail);
        }
        catch (Exception error) when (CatalogError.Translate(error, folder) is { } fault)
        {
            detail($"Nothing is kept on disk in '{folder}': {fault.Message}");
            return null;
        }
    }

    /// <summary>Whether an error says that the file is no cache, or no longer one.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is Corrupt or Mismatch or NotADatabase
        || (error.SqliteErrorCode == GenericError && error.Message.Contains("no such", StringComparison.Ordinal));

    /// <summary>A statement, prepared once. Values are given for $1, $2 …</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
            prepared[sql] = command;
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    /// <summary>Runs something whole or not at all, while nobody else writes.</summary>
    public T Write<T>(Func<T> write)
    {
        Command("BEGIN IMMEDIATE").ExecuteNonQuery();
        try
        {
            var result = write();
            Command("COMMIT").ExecuteNonQuery();
            return result;
        }
        catch
        {
            Undo();
            throw;
        }
    }

    /// <summary>Whether the file is still the one at its place: somebody may have deleted it, which an open file does not notice.</summary>
    public bool IsInPlace()
    {
        if (!File.Exists(Path))
            return false;
        using var other = Connect(Path, SqliteOpenMode.ReadOnly);
        using var command = other.CreateCommand();
        command.CommandText = "SELECT value FROM numbers WHERE name = 'identity'";
        return command.ExecuteScalar() is long identity && identity == Identity;
    }

    /// <summary>Closes this file, which is damaged, and makes a new one.</summary>
    public CacheFile? Replace(Action<string> detail)
    {
        Dispose();
        try
        {
            return Rebuild(Path, detail, ofIdentity: Identity);
        }
        catch (Exception error) when (Faults.Translate(error) is { } fault)
        {
            detail($"Nothing is kept on disk: {fault.Message}");
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        prepared.Clear();
        connection.Dispose();
    }

    // SQLite may have rolled back by itself.
    private void Undo()
    {
        try
        {
            Command("ROLLBACK").ExecuteNonQuery();
        }
        catch (SqliteException)
        {
        }
    }

    /// <returns>Null if it must be made anew.</returns>
    private static CacheFile? Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
                throw new UnauthorizedAccessException($"'{path}' can only be read.");
            var (application, version) = (Number(connection, "PRAGMA application_id"), Number(connection, "PRAGMA user_version"));
            if (application == ApplicationId && version > Version)
                throw new IOException($"'{path}' was made by a newer AuditOps, and stays as it is.");
            if (application == 0 && version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
                Make(connection, path);
            else if (application != ApplicationId || version != Version)
                return Close(connection);
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 4194304");
            return new CacheFile(path, connection);
        }
        catch (SqliteException error) when (IsDamage(error))
        {
            return Close(connection);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private static CacheFile? Close(SqliteConnection? connection)
    {
        connection?.Dispose();
        return null;
    }

    private static void Make(SqliteConnection connection, string path)
    {
        // SQLite gives what it makes beside a file the mode of the file.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Execute(connection, $"{Schema} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT");
    }

    // One process at a time: another may have made it anew already, and must keep what it made.
    private static CacheFile? Rebuild(string path, Action<string> detail, long? ofIdentity = null)
    {
        using var turn = FileTurn.Take(path + ".rebuild", Patience, CancellationToken.None);
        if (turn is null)
            return null;
        if (Open(path) is { } good)
        {
            if (good.Identity != ofIdentity)
                return good;
            good.Dispose();
        }

        var aside = path + ".damaged";
        File.Move(path, aside, overwrite: true);
        foreach (var ending in (string[])["-wal", "-shm"])
            File.Delete(path + ending);
        detail($"'{path}' was damaged or no cache. It is now '{aside}', and a new one was made: what was kept is computed again.");
        return Open(path);
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = (int)Patience.TotalSeconds };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(long)Patience.TotalMilliseconds}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
