namespace AuditOps.DuckDB;

/// <summary>A row of an appender that is filled value by value, in the order of the columns.</summary>
public readonly struct DuckDBAppenderRow
{
    private readonly DuckDBAppender appender;

    internal DuckDBAppenderRow(DuckDBAppender appender) => this.appender = appender;

    /// <summary>Appends the next value; DuckDB casts it to the column's type.</summary>
    public DuckDBAppenderRow AppendValue(object? value)
    {
        appender.AppendValue(value);
        return this;
    }

    /// <summary>Appends NULL.</summary>
    public DuckDBAppenderRow AppendNullValue() => AppendValue(null);

    /// <summary>Ends the row.</summary>
    public void EndRow() => appender.EndRow();
}
