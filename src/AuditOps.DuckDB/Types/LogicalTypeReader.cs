using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>Copies a native type, with its children, so that nothing native stays behind.</summary>
internal static unsafe class LogicalTypeReader
{
    /// <summary>Reads the type and disposes its handle.</summary>
    public static DuckDBLogicalType Take(LogicalTypeHandle handle)
    {
        using (handle)
        {
            return Read(handle);
        }
    }

    private static DuckDBLogicalType Read(LogicalTypeHandle handle)
    {
        var type = duckdb_get_type_id(handle);
        var alias = TakeText(duckdb_logical_type_get_alias(handle));
        return type switch
        {
            DuckDBType.Decimal => new() { Type = type, Alias = alias, Width = duckdb_decimal_width(handle), Scale = duckdb_decimal_scale(handle) },
            DuckDBType.Enum => new() { Type = type, Alias = alias, Names = Names(handle) },
            DuckDBType.List => new() { Type = type, Alias = alias, Element = Take(duckdb_list_type_child_type(handle)) },
            DuckDBType.Array => new()
            {
                Type = type,
                Alias = alias,
                Element = Take(duckdb_array_type_child_type(handle)),
                Size = (int)duckdb_array_type_array_size(handle),
            },
            DuckDBType.Map => new()
            {
                Type = type,
                Alias = alias,
                Fields = [new("key", Take(duckdb_map_type_key_type(handle))), new("value", Take(duckdb_map_type_value_type(handle)))],
            },
            DuckDBType.Struct => new()
            {
                Type = type,
                Alias = alias,
                Fields = Fields(duckdb_struct_type_child_count(handle), i => new(TakeText(duckdb_struct_type_child_name(handle, i))!, Take(duckdb_struct_type_child_type(handle, i)))),
            },
            DuckDBType.Union => new()
            {
                Type = type,
                Alias = alias,
                Fields = Fields(duckdb_union_type_member_count(handle), i => new(TakeText(duckdb_union_type_member_name(handle, i))!, Take(duckdb_union_type_member_type(handle, i)))),
            },
            _ => new() { Type = type, Alias = alias },
        };
    }

    private static string[] Names(LogicalTypeHandle handle)
    {
        var names = new string[duckdb_enum_dictionary_size(handle)];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = TakeText(duckdb_enum_dictionary_value(handle, (ulong)i))!;
        }

        return names;
    }

    private static DuckDBField[] Fields(ulong count, Func<ulong, DuckDBField> read)
    {
        var fields = new DuckDBField[count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = read((ulong)i);
        }

        return fields;
    }
}
