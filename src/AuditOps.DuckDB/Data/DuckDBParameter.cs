using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace AuditOps.DuckDB;

/// <summary>A value for <c>$1</c> (without a name, by place) or <c>$name</c> in a command's text. The value's .NET type decides its SQL type.</summary>
public sealed class DuckDBParameter : DbParameter
{
    /// <summary>Creates a parameter without a value.</summary>
    public DuckDBParameter()
    {
    }

    /// <summary>Creates a parameter that is found by its place.</summary>
    public DuckDBParameter(object? value) => Value = value;

    /// <summary>Creates a parameter that is found by its name.</summary>
    public DuckDBParameter(string name, object? value) => (ParameterName, Value) = (name, value);

    /// <inheritdoc/>
    public override DbType DbType { get; set; } = DbType.Object;

    /// <inheritdoc/>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
            {
                throw new NotSupportedException("DuckDB has input parameters only.");
            }
        }
    }

    /// <inheritdoc/>
    public override bool IsNullable { get; set; } = true;

    /// <summary>The name, with or without the leading sign; empty for a parameter that is found by its place.</summary>
    [AllowNull]
    public override string ParameterName { get; set => field = (value ?? "").TrimStart('$', '@', ':'); } = "";

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set => field = value ?? ""; } = "";

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <summary>The value; null and DBNull are NULL.</summary>
    public override object? Value { get; set; }

    /// <inheritdoc/>
    public override void ResetDbType() => DbType = DbType.Object;
}
