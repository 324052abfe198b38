using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Store.Catalog;

/// <summary>The catalogue of a store: one connection, used by one thread at a time.</summary>
internal sealed class StoreCatalog : IDisposable
{
    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly StoreFolder folder;
    private readonly string? copy;

    private readonly bool durable;

    private StoreCatalog(SqliteConnection connection, StoreFolder folder, bool readOnly, bool durable = true, string? copy = null) =>
        (this.connection, this.folder, ReadOnly, this.durable, this.copy) = (connection, folder, readOnly, durable, copy);

    /// <summary>Whether nothing can be changed.</summary>
    public bool ReadOnly { get; }

    /// <summary>Opens a catalogue for reading and writing, and makes or upgrades it.</summary>
    /// <returns>Null if the file can only be read.</returns>
    public static StoreCatalog? TryOpen(StoreFolder folder, StoreOptions options)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(folder.Catalog, SqliteOpenMode.ReadWriteCreate, options.BusyTimeout);
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
            {
                connection.Dispose();
                return null;
            }

            CatalogSchema.VersionOf(connection, folder.Root);
            Pragma(connection, "journal_mode = WAL");
            Pragma(connection, options.Durable ? "synchronous = FULL" : "synchronous = OFF");
            CatalogSchema.Upgrade(connection, folder.Root, options.Clock.GetUtcNow().UtcDateTime);
            return new StoreCatalog(connection, folder, readOnly: false, options.Durable);
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw CatalogError.Of(e, folder.Root);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>Opens a catalogue that cannot be written: on a read-only disk, or of somebody else.</summary>
    public static StoreCatalog OpenReadOnly(StoreFolder folder, StoreOptions options)
    {
        SqliteConnection? connection = null;
        string? copy = null;
        try
        {
            connection = Connect(folder.Catalog, SqliteOpenMode.ReadOnly, options.BusyTimeout);
            if (!CanRead(connection))
            {
                // A write-ahead log needs an index beside it that cannot be made here.
                connection.Dispose();
                copy = CopyOf(folder);
                connection = Connect(Path.Combine(copy, "catalog.db"), SqliteOpenMode.ReadWrite, options.BusyTimeout);
            }

            return CatalogSchema.VersionOf(connection, folder.Root) == CatalogSchema.Version
                ? new StoreCatalog(connection, folder, readOnly: true, copy: copy)
                : throw new AuditOpsException(ErrorKind.Conflict, "StoreVersionOlder",
                    $"The store '{folder.Root}' was made by an older version and cannot be upgraded where nothing can be written. "
                    + "Open it once where it can be written, or open a copy of it.")
                { Target = folder.Root };
        }
        catch (Exception e)
        {
            connection?.Dispose();
            Delete(copy);
            if (e is SqliteException sqlite)
            {
                throw CatalogError.Of(sqlite, folder.Root);
            }

            throw;
        }
    }

    /// <summary>Reads several things that belong together.</summary>
    public T Read<T>(Func<CatalogTransaction, T> read) => Run("BEGIN", read);

    /// <summary>Changes the catalogue, alone; what <paramref name="write"/> throws undoes it.</summary>
    public T Write<T>(Func<CatalogTransaction, T> write) => Run("BEGIN IMMEDIATE", write);

    /// <summary>Changes what means nothing after a crash, so that nobody waits for the disk.</summary>
    public T Note<T>(Func<CatalogTransaction, T> write)
    {
        lock (gate)
        {
            // Unlike OFF, NORMAL still waits before the log is brought into the database.
            Synchronise(durable ? "NORMAL" : "OFF");
            try
            {
                return Write(write);
            }
            finally
            {
                Synchronise(durable ? "FULL" : "OFF");
            }
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<CatalogTransaction> write) => Write(transaction =>
    {
        write(transaction);
        return true;
    });

    public void Dispose()
    {
        lock (gate)
        {
            connection.Dispose();
            Delete(copy);
        }
    }

    private T Run<T>(string begin, Func<CatalogTransaction, T> body)
    {
        lock (gate)
        {
            var transaction = new CatalogTransaction(connection);
            try
            {
                transaction.Execute(begin);
                var result = body(transaction);
                transaction.Execute("COMMIT");
                return result;
            }
            catch (Exception e)
            {
                Rollback(transaction);
                if (e is SqliteException sqlite)
                {
                    throw CatalogError.Of(sqlite, folder.Root);
                }

                throw;
            }
        }
    }

    private void Synchronise(string mode)
    {
        try
        {
            Pragma(connection, "synchronous = " + mode);
        }
        catch (SqliteException e)
        {
            throw CatalogError.Of(e, folder.Root);
        }
    }

    // SQLite rolls back by itself after a full disk or an input/output error.
    private static void Rollback(CatalogTransaction transaction)
    {
        try
        {
            transaction.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
        }
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode, TimeSpan busy)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = (int)busy.TotalSeconds };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            Pragma(connection, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"busy_timeout = {(long)busy.TotalMilliseconds}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Pragma(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        command.ExecuteNonQuery();
    }

    private static bool CanRead(SqliteConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_schema";
            return command.ExecuteScalar() is long;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 8 or 10 or 14)
        {
            return false;
        }
    }

    private static string CopyOf(StoreFolder folder)
    {
        var copy = Directory.CreateTempSubdirectory("auditops-catalog-").FullName;
        foreach (var ending in (string[])["", "-wal"])
        {
            if (File.Exists(folder.Catalog + ending))
            {
                File.Copy(folder.Catalog + ending, Path.Combine(copy, "catalog.db" + ending));
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(Path.Combine(copy, "catalog.db" + ending), UnixFileMode.UserRead | UnixFileMode.UserWrite);
                }
            }
        }

        return copy;
    }

    private static void Delete(string? folder)
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
