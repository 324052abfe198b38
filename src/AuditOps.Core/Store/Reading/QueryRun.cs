using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>A query that is being read, on a connection of its own.</summary>
internal sealed class QueryRun : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly DuckDBChunkReader reader;
    private readonly SegmentGuard guard;
    private readonly QueryTime time;

    private QueryRun(DuckDBConnection connection, DuckDBChunkReader reader, QueryTime time, SegmentGuard guard)
    {
        (this.connection, this.reader, this.time, this.guard) = (connection, reader, time, guard);
        Columns = new ChunkColumns(reader);
    }

    /// <summary>The columns of the current chunk.</summary>
    public ChunkColumns Columns { get; }

    /// <summary>Starts a query of our own SQL.</summary>
    public static QueryRun Start(DuckInstance instance, SqlText sql, QueryTime time, SegmentGuard guard, CancellationToken cancellationToken)
    {
        var connection = instance.Connect();
        try
        {
            KeyTables.Create(connection, sql.KeySets);
            using var command = connection.CreateCommand(sql.ToString(), [.. sql.Values]);
            return new QueryRun(connection, time.Measure(() => command.ExecuteChunks(cancellationToken)), time, guard);
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            time.Dispose();
            throw guard.Explain(e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next chunk.</summary>
    public bool Read()
    {
        try
        {
            return time.Measure(Columns.Read);
        }
        catch (DuckDBException e)
        {
            throw guard.Explain(e);
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        connection.Dispose();
        time.Dispose();
    }
}
