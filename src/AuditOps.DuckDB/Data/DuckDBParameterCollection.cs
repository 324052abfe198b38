using System.Collections;
using System.Data.Common;
using System.Globalization;
using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>The values for a command's parameters.</summary>
public sealed unsafe class DuckDBParameterCollection : DbParameterCollection
{
    private readonly List<DuckDBParameter> items = [];

    internal DuckDBParameterCollection()
    {
    }

    /// <inheritdoc/>
    public override int Count => items.Count;

    /// <inheritdoc/>
    public override object SyncRoot => items;

    /// <summary>Adds a parameter that is found by its name.</summary>
    public DuckDBParameter Add(string name, object? value) => Add(new DuckDBParameter(name, value));

    /// <summary>Adds a parameter.</summary>
    public DuckDBParameter Add(DuckDBParameter parameter)
    {
        items.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a parameter, or a value that is found by its place.</summary>
    public override int Add(object? value)
    {
        items.Add(Parameter(value));
        return items.Count - 1;
    }

    /// <inheritdoc/>
    public override void AddRange(Array values) => items.AddRange(values.Cast<object?>().Select(Parameter));

    /// <inheritdoc/>
    public override void Clear() => items.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => items.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => items.IndexOf((DuckDBParameter)value);

    /// <inheritdoc/>
    public override int IndexOf(string parameterName) =>
        items.FindIndex(item => item.ParameterName.Length > 0 && item.ParameterName.Equals(parameterName.TrimStart('$', '@', ':'), StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override void Insert(int index, object value) => items.Insert(index, Parameter(value));

    /// <inheritdoc/>
    public override void Remove(object value) => items.Remove((DuckDBParameter)value);

    /// <inheritdoc/>
    public override void RemoveAt(int index) => items.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => items.RemoveAt(Require(parameterName));

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => items[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => items[Require(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => items[index] = Parameter(value);

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) => items[Require(parameterName)] = Parameter(value);

    /// <summary>Gives a statement its values.</summary>
    internal void Bind(PreparedStatementHandle statement)
    {
        var count = duckdb_nparams(statement);
        for (var i = 1UL; i <= count; i++)
        {
            var name = TakeText(duckdb_parameter_name(statement, i))!;
            var parameter = Find(name) ?? throw new InvalidOperationException($"The SQL uses the parameter ${name}, but the command has no value for it.");
            using var value = NativeValue.Create(parameter.Value);
            if (duckdb_bind_value(statement, i, value) == DuckDBState.Error)
            {
                throw NativeError.Create(Text(duckdb_prepare_error(statement)), null);
            }
        }
    }

    private static DuckDBParameter Parameter(object? value) => value as DuckDBParameter ?? new DuckDBParameter(value);

    private DuckDBParameter? Find(string name)
    {
        var index = IndexOf(name);
        if (index < 0 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            index = place - 1;
        }

        return index >= 0 && index < items.Count ? items[index] : null;
    }

    private int Require(string name)
    {
        var index = IndexOf(name);
        return index >= 0 ? index : throw new ArgumentException($"There is no parameter named '{name}'.", nameof(name));
    }
}
