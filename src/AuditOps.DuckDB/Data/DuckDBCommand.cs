using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace AuditOps.DuckDB;

/// <summary>One or more SQL statements with parameters <c>$1</c> or <c>$name</c>.</summary>
public sealed class DuckDBCommand : DbCommand
{
    private CommandRun? run;
    private StatementBatch? prepared;

    /// <summary>Creates an empty command.</summary>
    public DuckDBCommand()
        : this("")
    {
    }

    /// <summary>Creates a command.</summary>
    public DuckDBCommand(string commandText, DuckDBConnection? connection = null) => (CommandText, Connection) = (commandText, connection);

    /// <summary>The SQL.</summary>
    [AllowNull]
    public override string CommandText
    {
        get;
        set
        {
            field = value ?? "";
            Unprepare();
        }
    }

    /// <summary>Not used: a command ends by itself, or is cancelled.</summary>
    public override int CommandTimeout { get; set; }

    /// <inheritdoc/>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
            {
                throw new NotSupportedException("DuckDB's commands are SQL text.");
            }
        }
    }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>The connection that the command runs on.</summary>
    public new DuckDBConnection? Connection { get; set; }

    /// <summary>The values of the parameters.</summary>
    public new DuckDBParameterCollection Parameters { get; } = new();

    /// <summary>Told how far the query is, on the thread that runs it; must not throw. A locked configuration reports nothing.</summary>
    public IProgress<DuckDBProgress>? Progress { get; set; }

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDBConnection?)value;
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction
    {
        get => Connection?.Transaction;
        set
        {
            if (value is not null && value != Connection?.Transaction)
            {
                throw new InvalidOperationException("The transaction is not the one that is open on the command's connection.");
            }
        }
    }

    /// <summary>Stops the command. Callable from any thread; the connection stays usable.</summary>
    public override void Cancel() => Volatile.Read(ref run)?.Cancel();

    /// <summary>Parses the statements, and binds them if there is but one, so that running the command again and again is faster.</summary>
    public override void Prepare()
    {
        Unprepare();
        prepared = Open().Parse(CommandText);
        if (prepared.Count == 1)
        {
            prepared.Prepare(0);
        }
    }

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    /// <summary>Runs all statements to their end.</summary>
    /// <returns>The rows that they changed; -1 if none of them changes rows.</returns>
    public int ExecuteNonQuery(CancellationToken cancellationToken)
    {
        using var current = Begin(cancellationToken);
        while (current.NextRows() is not null)
        {
            while (current.Fetch() is { } chunk)
            {
                chunk.Dispose();
            }
        }

        return current.RecordsAffected;
    }

    /// <inheritdoc/>
    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    /// <summary>The first value of the first row; null if there is none, DBNull if it is NULL.</summary>
    public object? ExecuteScalar(CancellationToken cancellationToken)
    {
        using var chunks = ExecuteChunks(cancellationToken);
        var value = chunks.Read() ? chunks.Column(0).Value(0) ?? DBNull.Value : null;

        // A query of one chunk, the usual case, so ends as a success and not as one that was stopped.
        chunks.Read();
        return value;
    }

    /// <summary>Runs the statements up to the first that gives rows, and reads those chunk by chunk.</summary>
    public DuckDBChunkReader ExecuteChunks(CancellationToken cancellationToken = default)
    {
        var current = Begin(cancellationToken);
        try
        {
            return new(current, current.NextRows() ?? []);
        }
        catch
        {
            current.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="DbCommand.ExecuteReader()"/>
    public new DuckDBDataReader ExecuteReader() => ExecuteReader(CancellationToken.None);

    /// <summary>Runs the statements up to the first that gives rows, and reads those row by row while the query runs on.</summary>
    public DuckDBDataReader ExecuteReader(CancellationToken cancellationToken) => ExecuteReader(CommandBehavior.Default, cancellationToken);

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior, CancellationToken.None);

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new DuckDBParameter();

    private DuckDBDataReader ExecuteReader(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var current = Begin(cancellationToken);
        try
        {
            return new(current, behavior.HasFlag(CommandBehavior.CloseConnection) ? Connection : null);
        }
        catch
        {
            current.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Unprepare();
        }

        base.Dispose(disposing);
    }

    private CommandRun Begin(CancellationToken token) => run = Open().Begin(this, prepared, token);

    private void Unprepare()
    {
        prepared?.Dispose();
        prepared = null;
    }

    private DuckDBConnection Open() => Connection ?? throw new InvalidOperationException("The command has no connection.");
}
