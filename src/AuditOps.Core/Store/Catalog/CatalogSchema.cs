using AuditOps.Core.Shapes;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Store.Catalog;

/// <summary>The catalogue's tables, as the steps that lead from one version to the next.</summary>
internal static class CatalogSchema
{
    /// <summary>The version that this program writes.</summary>
    public static int Version => Steps.Count;

    /// <summary>Step n makes version n + 1 of version n. A released step never changes.</summary>
    private static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE links (number INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
        CREATE TABLE segments (
            name TEXT PRIMARY KEY, link INTEGER NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
            rows INTEGER NOT NULL, untimed INTEGER NOT NULL, identified INTEGER NOT NULL, first INTEGER, last INTEGER,
            source_low TEXT NOT NULL, source_high TEXT NOT NULL, record_low INTEGER NOT NULL, record_high INTEGER NOT NULL) STRICT;
        CREATE TABLE unlinks (name TEXT PRIMARY KEY, link INTEGER NOT NULL) STRICT;
        CREATE TABLE leases (id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, link INTEGER NOT NULL) STRICT;
        CREATE TABLE imports (
            source TEXT PRIMARY KEY, root TEXT NOT NULL, path TEXT NOT NULL, offset INTEGER NOT NULL, record INTEGER NOT NULL, tail TEXT NOT NULL,
            state TEXT NOT NULL) STRICT;
        CREATE INDEX imports_root ON imports (root);
        CREATE TABLE entries (scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scope, key)) STRICT, WITHOUT ROWID;
        """,
        """
        CREATE TABLE batches (
            id TEXT PRIMARY KEY, name TEXT, plan TEXT NOT NULL, state TEXT NOT NULL, owner TEXT, stop INTEGER NOT NULL DEFAULT 0,
            total INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER, tally TEXT) STRICT;
        CREATE INDEX batches_started ON batches (started);
        CREATE TABLE batch_items (
            batch TEXT NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL, input TEXT, status TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
            started INTEGER, ended INTEGER, code TEXT, error TEXT, outputs INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (batch, number)) STRICT, WITHOUT ROWID;
        """,
        """
        CREATE TABLE metric_series (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT NULL, UNIQUE (kind, name, label)) STRICT;
        CREATE TABLE metric_minutes (
            series INTEGER NOT NULL, minute INTEGER NOT NULL, count INTEGER NOT NULL, failed INTEGER NOT NULL,
            sum REAL NOT NULL, min REAL NOT NULL, max REAL NOT NULL, sketch BLOB NOT NULL, PRIMARY KEY (series, minute)) STRICT, WITHOUT ROWID;
        CREATE TABLE metric_points (number INTEGER PRIMARY KEY, series INTEGER NOT NULL, time INTEGER NOT NULL, value REAL NOT NULL, failed INTEGER NOT NULL) STRICT;
        CREATE INDEX metric_points_time ON metric_points (series, time);
        CREATE TABLE open_operations (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, started INTEGER NOT NULL, host TEXT NOT NULL, process INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings an open catalogue to this version.</summary>
    /// <exception cref="AuditOpsException">It was made by a newer program.</exception>
    public static void Upgrade(SqliteConnection connection, string folder, DateTime now)
    {
        if (VersionOf(connection, folder) == Version)
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        for (var version = VersionOf(connection, folder); version < Version; version++)
        {
            Run(connection, transaction, Steps[version]);
        }

        Run(connection, transaction, "INSERT OR IGNORE INTO meta VALUES ('created', $now)", ("$now", Microseconds.Text(now)));
        Run(connection, transaction, $"PRAGMA user_version = {Version}");
        transaction.Commit();
    }

    /// <summary>The catalogue's version.</summary>
    /// <exception cref="AuditOpsException">It was made by a newer program.</exception>
    public static int VersionOf(SqliteConnection connection, string folder)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var version = (int)(long)command.ExecuteScalar()!;
        return version <= Version
            ? version
            : throw new AuditOpsException(ErrorKind.Conflict, "StoreVersionNewer",
                $"The store '{folder}' has version {version}; this AuditOps reads up to version {Version}. Update AuditOps to use it.")
            { Target = folder };
    }

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
