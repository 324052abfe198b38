using System.Globalization;
using System.Text;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>SQL as it grows, with its parameters. Nothing from outside ever becomes part of the text.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder text = new();
    private readonly List<object?> values = [];
    private readonly List<IReadOnlyList<EventKey>> keySets = [];

    /// <summary>A filter with its values, the same for the same filter.</summary>
    public static string Of(EventFilter filter)
    {
        var sql = new SqlText();
        FilterSql.Add(sql, filter);
        return string.Join('\0', [sql.ToString(), .. sql.Values.Select(value => value is IEnumerable<string> texts ? string.Join('\u0001', texts) : value?.ToString())]);
    }

    /// <summary>The values of $1, $2 …</summary>
    public IReadOnlyList<object?> Values => values;

    /// <summary>Key sets that must be in the tables keys0, keys1 … before the SQL runs.</summary>
    public IReadOnlyList<IReadOnlyList<EventKey>> KeySets => keySets;

    /// <summary>Whether something is joined, so that rows no longer come in the order of the segments.</summary>
    public bool Joins { get; private set; }

    public SqlText Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Puts something before all that is there.</summary>
    public SqlText Insert(string sql)
    {
        text.Insert(0, sql);
        return this;
    }

    /// <summary>Adds a number that the program made, not the user.</summary>
    public SqlText Add(long number)
    {
        text.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Adds the place of a value.</summary>
    public SqlText Value(object? value)
    {
        values.Add(value);
        text.Append(CultureInfo.InvariantCulture, $"${values.Count}");
        return this;
    }

    /// <summary>Adds the places of values, parted by commas.</summary>
    public SqlText ValueList<T>(IEnumerable<T> items) => Join(", ", items, item => Value(item));

    /// <summary>Adds a SELECT of many values.</summary>
    public SqlText SelectOf(IReadOnlyList<string> items)
    {
        Joins = true;
        return Add("SELECT unnest(").Value(items).Add("::VARCHAR[])");
    }

    /// <summary>Adds something for each item.</summary>
    public SqlText Join<T>(string separator, IEnumerable<T> items, Action<T> add)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(separator);
            }

            first = false;
            add(item);
        }

        return this;
    }

    /// <summary>Adds the name of a table that will hold the keys.</summary>
    public SqlText Table(IReadOnlyList<EventKey> keys)
    {
        keySets.Add(keys);
        Joins = true;
        return Add("keys").Add(keySets.Count - 1);
    }

    public override string ToString() => text.ToString();
}
