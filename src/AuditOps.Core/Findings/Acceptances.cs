using System.Text.Json;
using System.Text.Json.Serialization;
using AuditOps.Core.Store;

namespace AuditOps.Core.Findings;

/// <summary>The acceptances that a store keeps.</summary>
internal sealed class Acceptances(EventStore store, TimeProvider clock)
{
    private const string Scope = "acceptance";

    /// <summary>All of them, those that expire first at the top.</summary>
    public IReadOnlyList<Acceptance> All() =>
        [.. store.Entries.All(Scope).Select(entry => Read(entry.Key, entry.Value)).OrderBy(acceptance => acceptance.Until).ThenBy(acceptance => acceptance.FindingId, StringComparer.Ordinal)];

    /// <summary>Those that have not expired, by the finding's identity.</summary>
    public IReadOnlyDictionary<string, Acceptance> InForce() => All().Where(acceptance => !acceptance.Expired).ToDictionary(acceptance => acceptance.FindingId, StringComparer.Ordinal);

    /// <summary>The acceptance of a finding, or null.</summary>
    public Acceptance? Find(string findingId) => store.Entries.Get(Scope, findingId) is { } text ? Read(findingId, text) : null;

    /// <summary>Keeps an acceptance, in the place of one that has expired, or of any.</summary>
    /// <returns>The one in force that is in the way and was left as it is, or null.</returns>
    public Acceptance? Add(string findingId, AcceptanceText text, bool replace)
    {
        Acceptance? inTheWay = null;
        store.Entries.Change(Scope, findingId, before =>
        {
            inTheWay = before is null || replace || Read(findingId, before) is not { Expired: false } inForce ? null : inForce;
            return inTheWay is null ? JsonSerializer.Serialize(text, AcceptanceJson.Default.AcceptanceText) : before;
        });
        return inTheWay;
    }

    /// <summary>Forgets the acceptance of a finding.</summary>
    /// <returns>What it was, or null if there was none.</returns>
    public Acceptance? Remove(string findingId) => store.Entries.Change(Scope, findingId, _ => null) is { } before ? Read(findingId, before) : null;

    private Acceptance Read(string findingId, string entry)
    {
        var text = JsonSerializer.Deserialize(entry, AcceptanceJson.Default.AcceptanceText)!;
        return new Acceptance
        {
            FindingId = findingId,
            Title = text.Title,
            Reason = text.Reason,
            AcceptedBy = text.AcceptedBy,
            Since = text.Since,
            Until = text.Until,
            Expired = text.Until <= clock.GetUtcNow().UtcDateTime,
            Store = store.Folder.Root,
        };
    }
}

/// <summary>What a store keeps of an acceptance.</summary>
/// <param name="Title">The finding's title, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="AcceptedBy">Who.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Until">Until when, UTC.</param>
internal sealed record AcceptanceText(string? Title, string Reason, string AcceptedBy, DateTime Since, DateTime Until);

/// <summary>Acceptances as JSON.</summary>
[JsonSerializable(typeof(AcceptanceText))]
internal sealed partial class AcceptanceJson : JsonSerializerContext;
