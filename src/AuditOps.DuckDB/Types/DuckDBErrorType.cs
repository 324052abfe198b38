namespace AuditOps.DuckDB;

/// <summary>DuckDB's classes of errors. Numbers are those of the C API.</summary>
public enum DuckDBErrorType
{
    /// <summary>Not told.</summary>
    Invalid = 0,

    /// <summary>DuckDB calls it out of range.</summary>
    OutOfRange = 1,

    /// <summary>A value does not fit its new type.</summary>
    Conversion = 2,

    /// <summary>DuckDB calls it unknown type.</summary>
    UnknownType = 3,

    /// <summary>DuckDB calls it decimal.</summary>
    Decimal = 4,

    /// <summary>DuckDB calls it mismatch type.</summary>
    MismatchType = 5,

    /// <summary>DuckDB calls it divide by zero.</summary>
    DivideByZero = 6,

    /// <summary>DuckDB calls it object size.</summary>
    ObjectSize = 7,

    /// <summary>DuckDB calls it invalid type.</summary>
    InvalidType = 8,

    /// <summary>DuckDB calls it serialization.</summary>
    Serialization = 9,

    /// <summary>DuckDB calls it transaction.</summary>
    Transaction = 10,

    /// <summary>DuckDB calls it not implemented.</summary>
    NotImplemented = 11,

    /// <summary>DuckDB calls it expression.</summary>
    Expression = 12,

    /// <summary>A table, view, function or type is missing or exists already.</summary>
    Catalog = 13,

    /// <summary>The text is not SQL.</summary>
    Parser = 14,

    /// <summary>DuckDB calls it planner.</summary>
    Planner = 15,

    /// <summary>DuckDB calls it scheduler.</summary>
    Scheduler = 16,

    /// <summary>DuckDB calls it executor.</summary>
    Executor = 17,

    /// <summary>A constraint of a table is violated.</summary>
    Constraint = 18,

    /// <summary>DuckDB calls it index.</summary>
    Index = 19,

    /// <summary>DuckDB calls it stat.</summary>
    Stat = 20,

    /// <summary>DuckDB calls it connection.</summary>
    Connection = 21,

    /// <summary>DuckDB calls it syntax.</summary>
    Syntax = 22,

    /// <summary>DuckDB calls it settings.</summary>
    Settings = 23,

    /// <summary>A name or type does not fit.</summary>
    Binder = 24,

    /// <summary>DuckDB calls it network.</summary>
    Network = 25,

    /// <summary>DuckDB calls it optimizer.</summary>
    Optimizer = 26,

    /// <summary>DuckDB calls it null pointer.</summary>
    NullPointer = 27,

    /// <summary>A file could not be read or written.</summary>
    IO = 28,

    /// <summary>The query was stopped.</summary>
    Interrupt = 29,

    /// <summary>DuckDB calls it fatal.</summary>
    Fatal = 30,

    /// <summary>DuckDB calls it internal.</summary>
    Internal = 31,

    /// <summary>DuckDB calls it invalid input.</summary>
    InvalidInput = 32,

    /// <summary>The memory limit is reached.</summary>
    OutOfMemory = 33,

    /// <summary>The configuration forbids it.</summary>
    Permission = 34,

    /// <summary>DuckDB calls it parameter not resolved.</summary>
    ParameterNotResolved = 35,

    /// <summary>DuckDB calls it parameter not allowed.</summary>
    ParameterNotAllowed = 36,

    /// <summary>DuckDB calls it dependency.</summary>
    Dependency = 37,

    /// <summary>DuckDB calls it http.</summary>
    Http = 38,

    /// <summary>DuckDB calls it missing extension.</summary>
    MissingExtension = 39,

    /// <summary>DuckDB calls it autoload.</summary>
    Autoload = 40,

    /// <summary>DuckDB calls it sequence.</summary>
    Sequence = 41,

    /// <summary>DuckDB calls it invalid configuration.</summary>
    InvalidConfiguration = 42,
}
