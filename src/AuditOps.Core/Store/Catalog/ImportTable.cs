using System.Globalization;
using System.Text.Json;
using AuditOps.Core.Store.Chain;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Store.Catalog;

/// <summary>The inputs that were imported. What is compared and looked up has a column; the rest is JSON.</summary>
internal static class ImportTable
{
    private const string Columns = "source, root, path, offset, record, tail, state";

    public static ImportState? Import(this CatalogTransaction transaction, ulong source) =>
        transaction.Query($"SELECT {Columns} FROM imports WHERE source = $1", Row, Hex(source)).SingleOrDefault();

    public static List<ImportState> ImportsLike(this CatalogTransaction transaction, ulong root) =>
        transaction.Query($"SELECT {Columns} FROM imports WHERE root = $1 ORDER BY source <> root, source", Row, Hex(root));

    public static List<ImportState> Imports(this CatalogTransaction transaction) =>
        transaction.Query($"SELECT {Columns} FROM imports ORDER BY source", Row);

    /// <summary>How many inputs there are, beside some.</summary>
    public static int CountImports(this CatalogTransaction transaction, IEnumerable<ulong> beside) =>
        transaction.Query("SELECT source FROM imports", row => row.GetString(0)).Except(beside.Select(Hex)).Count();

    /// <summary>How far the rows say that inputs were imported.</summary>
    public static List<ImportMark> ImportMarks(this CatalogTransaction transaction) => transaction.Query(
        "SELECT source, offset, record, tail FROM imports ORDER BY source",
        row => new ImportMark(Number(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), row.GetString(3)));

    public static void PutImport(this CatalogTransaction transaction, ImportState state) =>
        transaction.Execute(
            $"INSERT OR REPLACE INTO imports ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            Hex(state.Source), Hex(state.Root), state.Path, state.Offset, state.Record, state.Tail, JsonSerializer.Serialize(state, ImportJson.Default.ImportState));

    // The columns win: they are what the chain vouches for.
    private static ImportState Row(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(6), ImportJson.Default.ImportState)! with
    {
        Source = Number(row.GetString(0)),
        Root = Number(row.GetString(1)),
        Path = row.GetString(2),
        Offset = row.GetInt64(3),
        Record = row.GetInt64(4),
        Tail = row.GetString(5),
    };

    private static ulong Number(string hex) => ulong.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Hex(ulong source) => source.ToString("x16", CultureInfo.InvariantCulture);
}
