using System.Text;
using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>One column of a chunk, read where DuckDB has it. It is valid until the reader moves on.</summary>
public readonly unsafe ref struct DuckDBVector
{
    private readonly nint vector;
    private readonly byte* data;
    private readonly ulong* validity;

    internal DuckDBVector(nint vector, DuckDBLogicalType type, int count)
    {
        this.vector = vector;
        Type = type;
        Count = count;
        data = (byte*)duckdb_vector_get_data(vector);
        validity = duckdb_vector_get_validity(vector);
    }

    /// <summary>The type of the values.</summary>
    public DuckDBLogicalType Type { get; }

    /// <summary>How many values there are.</summary>
    public int Count { get; }

    /// <summary>False if certainly no value is NULL; then <see cref="IsNull"/> need not be asked.</summary>
    public bool MayHaveNulls => validity != null;

    /// <summary>Whether a value is NULL; what the other members give for it then means nothing.</summary>
    public bool IsNull(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        return validity != null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
    }

    /// <summary>Whether every value is NULL.</summary>
    public bool IsAllNull()
    {
        if (validity == null)
            return Count == 0;
        var (whole, rest) = (Count >> 6, Count & 63);
        return !new ReadOnlySpan<ulong>(validity, whole).ContainsAnyExcept(0UL) && (rest == 0 || (validity[whole] & ((1UL << rest) - 1)) == 0);
    }

    /// <summary>
    /// All values as they lie in memory: any type of the value's size, such as long for BIGINT and TIMESTAMP, int for INTEGER and DATE,
    /// Int128 for HUGEINT, <see cref="DuckDBInterval"/> for INTERVAL, the index for ENUM, the unscaled integer for DECIMAL.
    /// </summary>
    /// <exception cref="InvalidCastException">The type has another size.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        if (sizeof(T) != Type.ValueSize || Type.IsBytes)
        {
            throw new InvalidCastException($"A vector of {Type} cannot be read as {typeof(T).Name}.");
        }

        return new(data, Count);
    }

    /// <summary>All texts of a VARCHAR as they lie in memory; what stands for NULL means nothing.</summary>
    /// <exception cref="InvalidCastException">The type has no bytes.</exception>
    public ReadOnlySpan<DuckDBString> Texts() =>
        Type.IsBytes ? new(data, Count) : throw new InvalidCastException($"A vector of {Type} has no texts.");

    /// <summary>The bytes of a VARCHAR (UTF-8), BLOB or BIT.</summary>
    /// <exception cref="InvalidCastException">The type has no bytes.</exception>
    public ReadOnlySpan<byte> Bytes(int row)
    {
        if (!Type.IsBytes)
        {
            throw new InvalidCastException($"A vector of {Type} has no bytes.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        var text = (StringData*)data + row;
        return new(text->Length <= StringData.Inlined ? text->Text : text->Pointer, text->Length);
    }

    /// <summary>The text of a VARCHAR, or null.</summary>
    public string? Text(int row) => IsNull(row) ? null : Encoding.UTF8.GetString(Bytes(row));

    /// <summary>The value as a .NET object (<see cref="DuckDBLogicalType.ClrType"/>), or null.</summary>
    public object? Value(int row) => ValueReader.Read(this, row);

    /// <summary>Where the elements of a LIST, ARRAY or MAP lie within <see cref="Elements"/>.</summary>
    public Range ElementsOf(int row)
    {
        if (Type.Type == DuckDBType.Array)
        {
            return new(row * Type.Size, (row + 1) * Type.Size);
        }

        var entry = Type.Type is DuckDBType.List or DuckDBType.Map
            ? Values<ListEntry>()[row]
            : throw new InvalidCastException($"A vector of {Type} has no elements.");
        return new((int)entry.Offset, (int)(entry.Offset + entry.Length));
    }

    /// <summary>The elements of all LISTs or ARRAYs; those of a MAP are STRUCTs of key and value.</summary>
    public DuckDBVector Elements() => Type.Type switch
    {
        DuckDBType.Array => new(duckdb_array_vector_get_child(vector), Type.Element!, Count * Type.Size),
        DuckDBType.List => new(duckdb_list_vector_get_child(vector), Type.Element!, (int)duckdb_list_vector_get_size(vector)),
        DuckDBType.Map => new(
            duckdb_list_vector_get_child(vector),
            new DuckDBLogicalType { Type = DuckDBType.Struct, Fields = Type.Fields },
            (int)duckdb_list_vector_get_size(vector)),
        _ => throw new InvalidCastException($"A vector of {Type} has no elements."),
    };

    /// <summary>One field of a STRUCT for all rows.</summary>
    public DuckDBVector Field(int field) => Type.Type == DuckDBType.Struct
        ? new(duckdb_struct_vector_get_child(vector, (ulong)field), Type.Fields[field].Type, Count)
        : throw new InvalidCastException($"A vector of {Type} has no fields.");

    /// <summary>The tags of a UNION, which say which member a row has.</summary>
    internal ReadOnlySpan<byte> Tags() => new(duckdb_vector_get_data(duckdb_struct_vector_get_child(vector, 0)), Count);

    /// <summary>One member of a UNION for all rows.</summary>
    internal DuckDBVector Member(int member) =>
        new(duckdb_struct_vector_get_child(vector, (ulong)member + 1), Type.Fields[member].Type, Count);
}
