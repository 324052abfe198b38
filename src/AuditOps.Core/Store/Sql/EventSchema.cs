using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Time,
}

/// <summary>A column of the segments.</summary>
/// <param name="Column">Which.</param>
/// <param name="Name">Its name in SQL and Parquet.</param>
/// <param name="Type">Its type in SQL.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="JsonName">Its name in exports: the property of <see cref="AuditEvent"/>, in camel case.</param>
internal sealed record SchemaColumn(EventColumn Column, string Name, string Type, ColumnKind Kind, string JsonName)
{
    /// <summary>The name, quoted.</summary>
    public string Quoted { get; } = $"\"{Name}\"";
}

/// <summary>The columns of an event as segments hold them (DESIGN section 4).</summary>
internal static class EventSchema
{
    /// <summary>The identity of an event as text.</summary>
    public const string EventId = """lower(lpad(to_hex("source"), 16, '0')) || '-' || "record"::VARCHAR""";

    /// <summary>All columns, in order.</summary>
    public static IReadOnlyList<SchemaColumn> Columns { get; } =
    [
        new(EventColumn.Source, "source", "UBIGINT", ColumnKind.Number, ""),
        new(EventColumn.Record, "record", "BIGINT", ColumnKind.Number, ""),
        Text(EventColumn.Uid, "uid"),
        new(EventColumn.Time, "time", "TIMESTAMP", ColumnKind.Time, "time"),
        new(EventColumn.Ingested, "ingested", "TIMESTAMP", ColumnKind.Time, "ingested"),
        Text(EventColumn.Category, "category"),
        Text(EventColumn.Action, "action"),
        Text(EventColumn.Outcome, "outcome"),
        new(EventColumn.Count, "count", "UINTEGER", ColumnKind.Number, "count"),
        new(EventColumn.Severity, "severity", "UTINYINT", ColumnKind.Number, "severityId"),
        new(EventColumn.ClassUid, "class_uid", "INTEGER", ColumnKind.Number, "classUid"),
        Text(EventColumn.Actor, "actor"),
        Text(EventColumn.Target, "target"),
        Text(EventColumn.SourceIp, "source_ip", "sourceIp"),
        new(EventColumn.SourcePort, "source_port", "INTEGER", ColumnKind.Number, "sourcePort"),
        Text(EventColumn.Host, "host"),
        Text(EventColumn.Subsystem, "subsystem"),
        Text(EventColumn.Session, "session"),
        Text(EventColumn.Operation, "operation"),
        Text(EventColumn.Transaction, "transaction"),
        Text(EventColumn.Request, "request"),
        Text(EventColumn.Process, "process"),
        new(EventColumn.Pid, "pid", "BIGINT", ColumnKind.Number, "pid"),
        new(EventColumn.Ppid, "ppid", "BIGINT", ColumnKind.Number, "ppid"),
        Text(EventColumn.Command, "command"),
        Text(EventColumn.Resource, "resource"),
        Text(EventColumn.Message, "message"),
        Text(EventColumn.Format, "format"),
        Text(EventColumn.Origin, "origin"),
        Text(EventColumn.SourceFile, "source_file", "sourceFile"),
        Text(EventColumn.Data, "data"),
        Text(EventColumn.Raw, "raw"),
    ];

    /// <summary>The column's row in the schema.</summary>
    public static SchemaColumn Of(EventColumn column) => Columns[(int)column];

    private static SchemaColumn Text(EventColumn column, string name, string? jsonName = null) =>
        new(column, name, "VARCHAR", ColumnKind.Text, jsonName ?? name);
}
