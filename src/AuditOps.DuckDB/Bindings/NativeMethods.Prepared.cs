using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial ulong duckdb_extract_statements(ConnectionHandle connection, string query, out ExtractedStatementsHandle statements);

    [LibraryImport(Library)]
    public static partial byte* duckdb_extract_statements_error(ExtractedStatementsHandle statements);

    [LibraryImport(Library)]
    public static partial void duckdb_destroy_extracted(ref nint statements);

    [LibraryImport(Library)]
    public static partial DuckDBState duckdb_prepare_extracted_statement(
        ConnectionHandle connection, ExtractedStatementsHandle statements, ulong index, out PreparedStatementHandle statement);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial DuckDBState duckdb_prepare(ConnectionHandle connection, string query, out PreparedStatementHandle statement);

    [LibraryImport(Library)]
    public static partial byte* duckdb_prepare_error(PreparedStatementHandle statement);

    [LibraryImport(Library)]
    public static partial void duckdb_destroy_prepare(ref nint statement);

    [LibraryImport(Library)]
    public static partial DuckDBStatementType duckdb_prepared_statement_type(PreparedStatementHandle statement);

    [LibraryImport(Library)]
    public static partial ulong duckdb_nparams(PreparedStatementHandle statement);

    [LibraryImport(Library)]
    public static partial byte* duckdb_parameter_name(PreparedStatementHandle statement, ulong index);

    [LibraryImport(Library)]
    public static partial DuckDBState duckdb_bind_value(PreparedStatementHandle statement, ulong index, ValueHandle value);

    [LibraryImport(Library)]
    public static partial ulong duckdb_prepared_statement_column_count(PreparedStatementHandle statement);

    [LibraryImport(Library)]
    public static partial byte* duckdb_prepared_statement_column_name(PreparedStatementHandle statement, ulong column);

    [LibraryImport(Library)]
    public static partial LogicalTypeHandle duckdb_prepared_statement_column_logical_type(PreparedStatementHandle statement, ulong column);
}
