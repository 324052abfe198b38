using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers;

/// <summary>Texts made of given pieces in any order, which shrink by leaving pieces out.</summary>
internal static class Pieces
{
    public static Arbitrary<List<string>> Of(params string[] pieces) => Arb.From(
        Gen.Elements(pieces).ListOf().Select(list => list.ToList()),
        list => Enumerable.Range(0, list.Count).Select(i => list.Where((_, k) => k != i).ToList()));
}
