using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Store.Catalog;

/// <summary>The inputs that were imported. What is compared and looked up has a column; the rest is JSON.</summary>
internal static class ImportTable
{
    private const string Columns = "source, path, offset, record, tail, state";

    public static ImportState? Import(this CatalogTransaction transaction, ulong source) =>
        transaction.Query($"SELECT {Columns} FROM imports WHERE source = $1", Row, Hex(source)).SingleOrDefault();

    public static List<ImportState> ImportsOf(this CatalogTransaction transaction, string path) =>
        transaction.Query($"SELECT {Columns} FROM imports WHERE path = $1 ORDER BY source", Row, path);

    public static List<ImportState> Imports(this CatalogTransaction transaction) =>
        transaction.Query($"SELECT {Columns} FROM imports ORDER BY source", Row);

    public static void PutImport(this CatalogTransaction transaction, ImportState state) =>
        transaction.Execute(
            $"INSERT OR REPLACE INTO imports ({Columns}) VALUES ($1, $2, $3, $4, $5, $6)",
            Hex(state.Source), state.Path, state.Offset, state.Record, state.Tail, JsonSerializer.Serialize(state, ImportJson.Default.ImportState));

    // The columns win: they are what the chain vouches for.
    private static ImportState Row(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(5), ImportJson.Default.ImportState)! with
    {
        Source = ulong.Parse(row.GetString(0), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        Path = row.GetString(1),
        Offset = row.GetInt64(2),
        Record = row.GetInt64(3),
        Tail = row.GetString(4),
    };

    private static string Hex(ulong source) => source.ToString("x16", CultureInfo.InvariantCulture);
}
