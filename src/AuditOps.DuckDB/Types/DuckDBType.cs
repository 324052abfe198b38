namespace AuditOps.DuckDB;

/// <summary>DuckDB's types. Names and numbers are those of the C API.</summary>
public enum DuckDBType
{
    /// <summary>No type.</summary>
    Invalid = 0,

    /// <summary>BOOLEAN, one byte.</summary>
    Boolean = 1,

    /// <summary>TINYINT, a signed byte.</summary>
    TinyInt = 2,

    /// <summary>SMALLINT, 16 bits.</summary>
    SmallInt = 3,

    /// <summary>INTEGER, 32 bits.</summary>
    Integer = 4,

    /// <summary>BIGINT, 64 bits.</summary>
    BigInt = 5,

    /// <summary>UTINYINT, a byte.</summary>
    UnsignedTinyInt = 6,

    /// <summary>USMALLINT, 16 bits.</summary>
    UnsignedSmallInt = 7,

    /// <summary>UINTEGER, 32 bits.</summary>
    UnsignedInteger = 8,

    /// <summary>UBIGINT, 64 bits.</summary>
    UnsignedBigInt = 9,

    /// <summary>FLOAT, 32 bits.</summary>
    Float = 10,

    /// <summary>DOUBLE, 64 bits.</summary>
    Double = 11,

    /// <summary>TIMESTAMP, microseconds since 1970 without a zone.</summary>
    Timestamp = 12,

    /// <summary>DATE, days since 1970.</summary>
    Date = 13,

    /// <summary>TIME, microseconds since midnight.</summary>
    Time = 14,

    /// <summary>INTERVAL: months, days and microseconds.</summary>
    Interval = 15,

    /// <summary>HUGEINT, 128 bits.</summary>
    HugeInt = 16,

    /// <summary>VARCHAR, UTF-8.</summary>
    Varchar = 17,

    /// <summary>BLOB, any bytes.</summary>
    Blob = 18,

    /// <summary>DECIMAL, an integer of 16 to 128 bits and a scale.</summary>
    Decimal = 19,

    /// <summary>TIMESTAMP_S, seconds since 1970.</summary>
    TimestampS = 20,

    /// <summary>TIMESTAMP_MS, milliseconds since 1970.</summary>
    TimestampMs = 21,

    /// <summary>TIMESTAMP_NS, nanoseconds since 1970.</summary>
    TimestampNs = 22,

    /// <summary>ENUM, an index into a dictionary of names.</summary>
    Enum = 23,

    /// <summary>LIST of any length.</summary>
    List = 24,

    /// <summary>STRUCT of named fields.</summary>
    Struct = 25,

    /// <summary>MAP, a list of keys and values.</summary>
    Map = 26,

    /// <summary>UUID, 128 bits with the first one flipped.</summary>
    Uuid = 27,

    /// <summary>UNION, a tag and its members.</summary>
    Union = 28,

    /// <summary>BIT, a string of bits.</summary>
    Bit = 29,

    /// <summary>TIME WITH TIME ZONE: microseconds and an offset in one word.</summary>
    TimeTz = 30,

    /// <summary>TIMESTAMP WITH TIME ZONE, microseconds since 1970 UTC.</summary>
    TimestampTz = 31,

    /// <summary>UHUGEINT, 128 bits.</summary>
    UnsignedHugeInt = 32,

    /// <summary>ARRAY of a fixed length.</summary>
    Array = 33,

    /// <summary>Any type; only in signatures.</summary>
    Any = 34,

    /// <summary>BIGNUM, an integer of any size.</summary>
    BigNum = 35,

    /// <summary>The type of NULL itself.</summary>
    SqlNull = 36,

    /// <summary>A string that has no type yet.</summary>
    StringLiteral = 37,

    /// <summary>An integer that has no type yet.</summary>
    IntegerLiteral = 38,

    /// <summary>TIME_NS, nanoseconds since midnight.</summary>
    TimeNs = 39,

    /// <summary>GEOMETRY, as well-known binary.</summary>
    Geometry = 40,

    /// <summary>VARIANT, a value that carries its own type.</summary>
    Variant = 41,
}
