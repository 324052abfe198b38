using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>A connection to a database in memory or in a file. One thread uses it at a time; only cancelling is free to all.</summary>
/// <remarks>
/// <see cref="Open"/> opens a database instance of its own; <see cref="Duplicate"/> gives further connections to the same one, for
/// other threads. The instance closes with its last connection.
/// </remarks>
public sealed unsafe class DuckDBConnection : DbConnection
{
    private DatabaseHandle? database;
    private ConnectionHandle? connection;
    private CommandRun? run;
    private bool progressEnabled;

    /// <summary>Creates a closed connection to a database in memory.</summary>
    public DuckDBConnection()
        : this("")
    {
    }

    /// <summary>Creates a closed connection, for example to <c>Data Source=:memory:;memory_limit=512MB;threads=2</c>.</summary>
    public DuckDBConnection(string connectionString) => ConnectionString = connectionString;

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString { get; set => field = value ?? ""; }

    /// <inheritdoc/>
    public override string Database => Path.GetFileNameWithoutExtension(DataSource) is { Length: > 0 } name && DataSource != DuckDBConnectionStringBuilder.InMemoryDataSource ? name : "memory";

    /// <inheritdoc/>
    public override string DataSource => Settings().DataSource;

    /// <summary>DuckDB's version, such as <c>v1.5.5</c>.</summary>
    public override string ServerVersion => Text(duckdb_library_version())!;

    /// <inheritdoc/>
    public override ConnectionState State => connection is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <summary>The transaction that is open, or null.</summary>
    internal DuckDBTransaction? Transaction { get; set; }

    internal ConnectionHandle Handle => connection ?? throw new InvalidOperationException("The connection is closed: call Open first.");

    /// <summary>Opens the database.</summary>
    /// <exception cref="DuckDBException">The file cannot be opened, or an option is unknown.</exception>
    public override void Open()
    {
        if (connection is not null)
        {
            throw new InvalidOperationException("The connection is open already.");
        }

        using var config = Config();
        var state = duckdb_open_ext(DataSource, out var opened, config, out var error);

        // Only connections hold the instance open, so that it closes with the last of them.
        using (opened)
        {
            if (state == DuckDBState.Error)
            {
                throw NativeError.Create(TakeText(error), null);
            }

            Connect(opened);
        }
    }

    /// <summary>Opens a second connection to the same database instance. Callable from any thread.</summary>
    public DuckDBConnection Duplicate()
    {
        var source = database ?? throw new InvalidOperationException("The connection is closed: call Open first.");
        var duplicate = new DuckDBConnection(ConnectionString);
        duplicate.Connect(source);
        return duplicate;
    }

    /// <summary>Stops what the connection runs. Callable from any thread; the connection stays usable.</summary>
    public void Interrupt() => Volatile.Read(ref run)?.Cancel();

    /// <summary>Creates a command with values for <c>$1</c>, <c>$2</c> ….</summary>
    public DuckDBCommand CreateCommand(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new DuckDBCommand(sql, this);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    /// <summary>Parses a text and binds each of its statements, without running any.</summary>
    /// <exception cref="DuckDBException">A statement is not SQL, or names what does not exist.</exception>
    public IReadOnlyList<DuckDBStatement> ExtractStatements(string sql)
    {
        using var batch = Parse(sql);
        var statements = new DuckDBStatement[batch.Count];
        for (var i = 0; i < statements.Length; i++)
        {
            statements[i] = DuckDBStatement.Describe(batch.Prepare(i));
        }

        return statements;
    }

    /// <summary>Opens an appender for a table, or for some of its columns; the others get their defaults.</summary>
    public DuckDBAppender CreateAppender(string table, IReadOnlyList<string>? columns = null, string? schema = null, string? catalog = null)
    {
        Supersede();
        return new(Handle, catalog, schema, table, columns ?? []);
    }

    /// <summary>Makes rows that .NET gives readable by SQL as <c>name()</c>, for as long as the database is open.</summary>
    /// <exception cref="DuckDBException">There is a function of this name.</exception>
    public void RegisterTableFunction(string name, DuckDBTableSource source)
    {
        // DuckDB itself would go on with the function that it has, and say nothing.
        if (Knows(name))
        {
            throw new DuckDBException($"There is a table function '{name}' already.", DuckDBErrorType.Catalog);
        }

        TableFunction.Register(Handle, name, source);
    }

    /// <inheritdoc/>
    public new DuckDBTransaction BeginTransaction() => new(this);

    /// <inheritdoc/>
    public override void ChangeDatabase(string databaseName)
    {
        using var command = CreateCommand($"USE \"{databaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        command.ExecuteNonQuery();
    }

    /// <summary>Closes the connection and what is still read from it.</summary>
    public override void Close()
    {
        Supersede();
        connection?.Dispose();
        (connection, database, Transaction) = (null, null, null);
    }

    /// <summary>Parses a text; whatever ran before on this connection ends.</summary>
    internal StatementBatch Parse(string sql)
    {
        Supersede();
        return new(Handle, sql);
    }

    /// <summary>Begins a run of a command; whatever ran before on this connection ends.</summary>
    internal CommandRun Begin(DuckDBCommand command, StatementBatch? prepared, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Supersede();
        if (command.Progress is not null)
        {
            EnableProgress();
        }

        var statements = prepared?.IsOf(Handle) == true ? prepared : new StatementBatch(Handle, command.CommandText);
        var execution = new Execution(Handle, command.CommandText, command.Progress, token);
        return run = new(Handle, statements, keep: statements == prepared, execution, command.Parameters);
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        isolationLevel is IsolationLevel.Unspecified or IsolationLevel.Snapshot
            ? new DuckDBTransaction(this)
            : throw new NotSupportedException("DuckDB's transactions are snapshots; ask for IsolationLevel.Snapshot or none.");

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new DuckDBCommand("", this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private bool Knows(string function)
    {
        try
        {
            return ExtractStatements($"FROM \"{function.Replace("\"", "\"\"", StringComparison.Ordinal)}\"()").Count > 0;
        }
        catch (DuckDBException)
        {
            return false;
        }
    }

    private void Connect(DatabaseHandle source)
    {
        if (duckdb_connect(source, out var opened) == DuckDBState.Error)
        {
            opened.Dispose();
            throw new DuckDBException($"DuckDB could not open a connection to '{DataSource}'.", DuckDBErrorType.Connection);
        }

        opened.HoldOpen(source);
        (database, connection) = (source, opened);
    }

    private void Supersede() => Interlocked.Exchange(ref run, null)?.Supersede();

    private void EnableProgress()
    {
        if (progressEnabled)
        {
            return;
        }

        progressEnabled = true;
        try
        {
            using var command = CreateCommand("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
            command.ExecuteNonQuery();
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.InvalidInput)
        {
            // A locked configuration refuses; the query is worth more than its progress.
        }
    }

    private DuckDBConnectionStringBuilder Settings() => new() { ConnectionString = ConnectionString };

    private ConfigHandle Config()
    {
        duckdb_create_config(out var config);
        Set(config, "errors_as_json", "true");
        foreach (var (name, value) in Settings().Options())
        {
            Set(config, name, value);
        }

        return config;
    }

    private static void Set(ConfigHandle config, string name, string value)
    {
        if (duckdb_set_config(config, name, value) == DuckDBState.Error)
        {
            config.Dispose();
            throw new DuckDBException($"DuckDB does not know the option '{name}', or not the value '{value}' for it.", DuckDBErrorType.InvalidConfiguration);
        }
    }
}
