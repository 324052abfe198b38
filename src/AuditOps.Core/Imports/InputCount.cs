using System.Diagnostics;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>Counts of one input while it is imported.</summary>
internal sealed class InputCount
{
    private const int MostOfACode = 3;

    private readonly Dictionary<string, int> said = new(StringComparer.Ordinal);

    public long Started { get; } = Stopwatch.GetTimestamp();

    public long Events { get; private set; }

    public long Unparsed { get; private set; }

    public long? FirstUnparsed { get; private set; }

    public long Timeless { get; private set; }

    public long? FirstTimeless { get; private set; }

    /// <summary>Events that the store has under their own identity.</summary>
    public long Known { get; private set; }

    public DateTime? First { get; private set; }

    public DateTime? Last { get; private set; }

    /// <summary>Why its events could not be staged.</summary>
    public AuditOpsException? Error { get; set; }

    public void Add(StagedSource staged, long known)
    {
        Events += staged.Records - known;
        Known += known;
        Unparsed += staged.Unparsed;
        FirstUnparsed ??= staged.FirstUnparsed;
        Timeless += staged.Timeless;
        FirstTimeless ??= staged.FirstTimeless;
        var (first, last) = (Microseconds.ToTime(staged.First), Microseconds.ToTime(staged.Last));
        First = First is null || first < First ? first : First;
        Last = Last is null || last > Last ? last : Last;
    }

    /// <summary>Whether one more problem of this code is worth a word: the first few are, thousands are not.</summary>
    public bool Say(string code) => (said[code] = said.GetValueOrDefault(code) + 1) <= MostOfACode;
}
