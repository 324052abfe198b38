using System.Globalization;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;

namespace AuditOps.Core.Following;

/// <summary>What a store remembers of the findings that were told under a name; <c>-NewSince</c> of runs that do not follow keeps identities in the same place.</summary>
/// <param name="store">The store; disposing of the memory disposes of it.</param>
/// <param name="scope">Where it keeps them.</param>
internal sealed class FindingMemory(EventStore store, string scope) : IDisposable
{
    /// <summary>The findings by their identities; an empty list where only the identity is known.</summary>
    public Dictionary<string, IReadOnlyList<ToldFinding>> All() => store.Entries.All(scope).ToDictionary(entry => entry.Key, entry => Read(entry.Value), StringComparer.Ordinal);

    /// <summary>Remembers how a finding was told.</summary>
    public void Add(string id, ToldFinding told) => store.Entries.Change(scope, id, before =>
        string.Join(';', Read(before ?? "").Where(each => each.Start != told.Start).Append(told).Select(Text)));

    public void Dispose() => store.Dispose();

    private static string Text(ToldFinding told) =>
        string.Create(CultureInfo.InvariantCulture, $"{Microseconds.From(told.Start)},{Microseconds.From(told.End)},{told.Count},{(told.IsOngoing ? 1 : 0)}");

    private static IReadOnlyList<ToldFinding> Read(string text) => text.Length == 0 ? [] : [.. text.Split(';').Select(each =>
    {
        long[] numbers = [.. each.Split(',').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        return new ToldFinding(Microseconds.ToTime(numbers[0]), Microseconds.ToTime(numbers[1]), numbers[2], numbers[3] == 1);
    })];
}
