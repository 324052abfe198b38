namespace AuditOps.DuckDB.Bindings;

/// <summary>One session of a database instance.</summary>
internal sealed class ConnectionHandle : DuckDBHandle
{
    /// <summary>Stops what runs. Callable from any thread; nothing happens once the connection is closed.</summary>
    public void Interrupt()
    {
        try
        {
            NativeMethods.duckdb_interrupt(this);
        }
        catch (ObjectDisposedException)
        {
            // The connection closed while its query was being cancelled: there is nothing left to stop.
        }
    }

    /// <summary>Ends a query whose result nobody reads any more: its tasks, its transaction, its open files.</summary>
    /// <remarks>Preparing anything ends the open query first, and, unlike an error, leaves an explicit transaction usable.</remarks>
    public void EndQuery()
    {
        NativeMethods.duckdb_interrupt(this);
        NativeMethods.duckdb_prepare(this, "", out var nothing);
        nothing.Dispose();
    }

    protected override void Destroy(ref nint handle) => NativeMethods.duckdb_disconnect(ref handle);
}
