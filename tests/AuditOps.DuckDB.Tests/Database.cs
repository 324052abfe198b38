namespace AuditOps.DuckDB.Tests;

/// <summary>Short forms for what most tests do with a database.</summary>
internal static class Database
{
    public static DuckDBConnection Open(string options = "threads=2", string source = ":memory:")
    {
        var connection = new DuckDBConnection($"Data Source={source};{options}");
        connection.Open();
        return connection;
    }

    public static int Execute(this DuckDBConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.CreateCommand(sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this DuckDBConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.CreateCommand(sql, values);
        return command.ExecuteScalar();
    }

    public static List<object?[]> Rows(this DuckDBConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.CreateCommand(sql, values);
        using var chunks = command.ExecuteChunks();
        var rows = new List<object?[]>();
        while (chunks.Read())
        {
            for (var row = 0; row < chunks.RowCount; row++)
            {
                var cells = new object?[chunks.Columns.Count];
                for (var column = 0; column < cells.Length; column++)
                {
                    cells[column] = chunks.Column(column).Value(row);
                }

                rows.Add(cells);
            }
        }

        return rows;
    }
}
