using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Store.Segments;

/// <summary>One step of an import.</summary>
/// <param name="Before">What the catalogue said when the step was planned; null when the input was new.</param>
/// <param name="After">What it shall say.</param>
internal sealed record ImportStep(ImportState? Before, ImportState After);

/// <summary>What became of a commit.</summary>
/// <param name="Committed">False when somebody else imported some of it meanwhile: nothing was changed, plan again.</param>
/// <param name="Events">Events that were added.</param>
/// <param name="Doubles">Events of each source that were left out, because the store had them already.</param>
internal sealed record CommitResult(bool Committed, long Events, IReadOnlyDictionary<ulong, long> Doubles)
{
    public static CommitResult Conflict { get; } = new(false, 0, new Dictionary<ulong, long>());
}
