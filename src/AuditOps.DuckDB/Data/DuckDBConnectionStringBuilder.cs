using System.Data.Common;
using System.Globalization;

namespace AuditOps.DuckDB;

/// <summary>A connection string: <c>Data Source</c> is a path or <c>:memory:</c>, every other key is one of DuckDB's options.</summary>
public sealed class DuckDBConnectionStringBuilder : DbConnectionStringBuilder
{
    /// <summary>A database in memory.</summary>
    public const string InMemoryDataSource = ":memory:";

    private const string DataSourceKey = "Data Source";

    /// <summary>The database file, or <c>:memory:</c>, which is also the default.</summary>
    public string DataSource
    {
        get => Find(DataSourceKey) ?? Find("DataSource") ?? InMemoryDataSource;
        set => this[DataSourceKey] = value;
    }

    /// <summary>The options that the database opens with.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Options() =>
        from string key in Keys
        where !key.Equals(DataSourceKey, StringComparison.OrdinalIgnoreCase) && !key.Equals("DataSource", StringComparison.OrdinalIgnoreCase)
        select KeyValuePair.Create(key, Find(key) ?? "");

    private string? Find(string key) => TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
