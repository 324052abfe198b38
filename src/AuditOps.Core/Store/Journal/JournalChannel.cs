using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Journal;

/// <summary>A sequence of records that AuditOps writes itself: a source of its own, with segments of its own.</summary>
internal sealed class JournalChannel
{
    private JournalChannel(string name)
    {
        Name = name;
        Scope = "journal:" + name;
        Source = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("auditops " + name)));
    }

    /// <summary>What was done to the store: its own trail.</summary>
    public static JournalChannel Trail { get; } = new("trail");

    /// <summary>What others had written.</summary>
    public static JournalChannel Written { get; } = new("written");

    public static IReadOnlyList<JournalChannel> All { get; } = [Trail, Written];

    /// <summary>What its events name as their file.</summary>
    public string Name { get; }

    /// <summary>Where the catalogue keeps what waits to become a segment.</summary>
    public string Scope { get; }

    /// <summary>Its identity among the inputs.</summary>
    public ulong Source { get; }

    /// <summary>Whether a segment holds nothing but its records.</summary>
    public bool Holds(Segment segment) => segment.SourceLow == Source && segment.SourceHigh == Source;
}
