namespace AuditOps.DuckDB;

/// <summary>A type with everything that its values need to be read.</summary>
public sealed class DuckDBLogicalType
{
    /// <summary>The kind of type.</summary>
    public required DuckDBType Type { get; init; }

    /// <summary>Another name that the type goes by, such as JSON for a VARCHAR, or null.</summary>
    public string? Alias { get; init; }

    /// <summary>Digits of a DECIMAL.</summary>
    public byte Width { get; init; }

    /// <summary>Digits of a DECIMAL behind the point.</summary>
    public byte Scale { get; init; }

    /// <summary>The length of an ARRAY.</summary>
    public int Size { get; init; }

    /// <summary>The names of an ENUM, by index.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The fields of a STRUCT, the members of a UNION, <c>key</c> and <c>value</c> of a MAP.</summary>
    public IReadOnlyList<DuckDBField> Fields { get; init; } = [];

    /// <summary>The type of a LIST's or an ARRAY's elements, or null.</summary>
    public DuckDBLogicalType? Element { get; init; }

    /// <summary>The .NET type that a value is read as.</summary>
    public Type ClrType => Type switch
    {
        DuckDBType.Boolean => typeof(bool),
        DuckDBType.TinyInt => typeof(sbyte),
        DuckDBType.SmallInt => typeof(short),
        DuckDBType.Integer => typeof(int),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.UnsignedTinyInt => typeof(byte),
        DuckDBType.UnsignedSmallInt => typeof(ushort),
        DuckDBType.UnsignedInteger => typeof(uint),
        DuckDBType.UnsignedBigInt => typeof(ulong),
        DuckDBType.Float => typeof(float),
        DuckDBType.Double => typeof(double),
        DuckDBType.HugeInt => typeof(Int128),
        DuckDBType.UnsignedHugeInt => typeof(UInt128),
        DuckDBType.BigNum => typeof(System.Numerics.BigInteger),
        DuckDBType.Decimal => typeof(decimal),
        DuckDBType.Varchar or DuckDBType.Enum or DuckDBType.Bit => typeof(string),
        DuckDBType.Blob or DuckDBType.Geometry => typeof(byte[]),
        DuckDBType.Date => typeof(DateOnly),
        DuckDBType.Time or DuckDBType.TimeNs => typeof(TimeOnly),
        DuckDBType.TimeTz => typeof(DuckDBTimeTz),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz => typeof(DateTime),
        DuckDBType.Interval => typeof(DuckDBInterval),
        DuckDBType.Uuid => typeof(Guid),
        DuckDBType.List or DuckDBType.Array => typeof(object[]),
        DuckDBType.Struct => typeof(Dictionary<string, object>),
        DuckDBType.Map => typeof(Dictionary<object, object>),
        _ => typeof(object),
    };

    /// <summary>Bytes of one value in a vector; 0 where the values lie in child vectors.</summary>
    internal int ValueSize => Type switch
    {
        DuckDBType.Boolean or DuckDBType.TinyInt or DuckDBType.UnsignedTinyInt => 1,
        DuckDBType.SmallInt or DuckDBType.UnsignedSmallInt => 2,
        DuckDBType.Integer or DuckDBType.UnsignedInteger or DuckDBType.Float or DuckDBType.Date => 4,
        DuckDBType.Enum => Names.Count <= byte.MaxValue ? 1 : Names.Count <= ushort.MaxValue ? 2 : 4,
        DuckDBType.Decimal => Width <= 4 ? 2 : Width <= 9 ? 4 : Width <= 18 ? 8 : 16,
        DuckDBType.BigInt or DuckDBType.UnsignedBigInt or DuckDBType.Double or DuckDBType.Time or DuckDBType.TimeTz or DuckDBType.TimeNs
            or DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz => 8,
        DuckDBType.HugeInt or DuckDBType.UnsignedHugeInt or DuckDBType.Uuid or DuckDBType.Interval or DuckDBType.Varchar
            or DuckDBType.Blob or DuckDBType.Bit or DuckDBType.BigNum or DuckDBType.Geometry or DuckDBType.List or DuckDBType.Map => 16,
        _ => 0,
    };

    /// <summary>Whether a vector holds byte strings.</summary>
    internal bool IsBytes => Type is DuckDBType.Varchar or DuckDBType.Blob or DuckDBType.Bit or DuckDBType.BigNum or DuckDBType.Geometry;

    /// <summary>The type as SQL writes it.</summary>
    public override string ToString() => Alias ?? Type switch
    {
        DuckDBType.Decimal => FormattableString.Invariant($"DECIMAL({Width},{Scale})"),
        DuckDBType.List => $"{Element}[]",
        DuckDBType.Array => FormattableString.Invariant($"{Element}[{Size}]"),
        DuckDBType.Struct or DuckDBType.Union => $"{Keyword}({string.Join(", ", Fields.Select(f => $"{f.Name} {f.Type}"))})",
        DuckDBType.Map => $"MAP({Fields[0].Type}, {Fields[1].Type})",
        _ => Keyword,
    };

    private string Keyword => Type switch
    {
        DuckDBType.UnsignedTinyInt => "UTINYINT",
        DuckDBType.UnsignedSmallInt => "USMALLINT",
        DuckDBType.UnsignedInteger => "UINTEGER",
        DuckDBType.UnsignedBigInt => "UBIGINT",
        DuckDBType.UnsignedHugeInt => "UHUGEINT",
        DuckDBType.TimestampS => "TIMESTAMP_S",
        DuckDBType.TimestampMs => "TIMESTAMP_MS",
        DuckDBType.TimestampNs => "TIMESTAMP_NS",
        DuckDBType.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        DuckDBType.TimeTz => "TIME WITH TIME ZONE",
        DuckDBType.TimeNs => "TIME_NS",
        DuckDBType.SqlNull => "\"NULL\"",
        _ => Type.ToString().ToUpperInvariant(),
    };
}
