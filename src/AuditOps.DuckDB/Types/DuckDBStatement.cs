using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>One statement of a SQL text, bound but not run.</summary>
/// <param name="Type">What it does.</param>
/// <param name="Parameters">Names of its parameters: <c>1</c> for <c>$1</c>.</param>
/// <param name="Columns">The columns that it gives.</param>
public sealed record DuckDBStatement(DuckDBStatementType Type, IReadOnlyList<string> Parameters, IReadOnlyList<DuckDBField> Columns)
{
    internal static unsafe DuckDBStatement Describe(PreparedStatementHandle statement)
    {
        var parameters = new string[duckdb_nparams(statement)];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = TakeText(duckdb_parameter_name(statement, (ulong)i + 1))!;
        }

        var columns = new DuckDBField[duckdb_prepared_statement_column_count(statement)];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new(
                TakeText(duckdb_prepared_statement_column_name(statement, (ulong)i))!,
                LogicalTypeReader.Take(duckdb_prepared_statement_column_logical_type(statement, (ulong)i)));
        }

        return new(duckdb_prepared_statement_type(statement), parameters, columns);
    }
}
