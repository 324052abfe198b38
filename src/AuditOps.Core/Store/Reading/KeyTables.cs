using System.Globalization;
using AuditOps.Core.Shapes;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>Brings large sets of keys to where SQL can join them.</summary>
internal static class KeyTables
{
    public static void Create(DuckDBConnection connection, IReadOnlyList<IReadOnlyList<EventKey>> sets)
    {
        for (var i = 0; i < sets.Count; i++)
        {
            var table = string.Create(CultureInfo.InvariantCulture, $"keys{i}");
            using var command = connection.CreateCommand(
                $"CREATE TEMP TABLE {table} AS SELECT unnest($1::UBIGINT[]) AS \"source\", unnest($2::BIGINT[]) AS \"record\"",
                sets[i].Select(key => key.Source).ToList(),
                sets[i].Select(key => key.Record).ToList());
            command.ExecuteNonQuery();
        }
    }
}
