using AuditOps.Core.Readers.Auditd;
using AuditOps.Core.Readers.Csv;
using AuditOps.Core.Readers.Json;
using AuditOps.Core.Readers.Lines;
using AuditOps.Core.Readers.Syslog;
using AuditOps.Core.Readers.Xml;

namespace AuditOps.Core.Readers;

/// <summary>The readers that a format can name.</summary>
internal static class RecordReaders
{
    /// <summary>All readers. They have no state, so one of each serves every thread.</summary>
    public static IReadOnlyList<RecordReader> All { get; } = [new LineReader(), new SyslogReader(), new AuditdReader(), new JsonReader(), new XmlReader(), new CsvReader()];

    /// <summary>The reader of this name, or null.</summary>
    public static RecordReader? Find(string name) => All.FirstOrDefault(reader => reader.Name == name);
}
