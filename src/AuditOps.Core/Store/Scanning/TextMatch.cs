using System.Text;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Whether a whole text matches the pieces of a wildcard. Without case, letters are compared one by one (ordinal).</summary>
internal sealed class TextMatch
{
    private readonly StringComparison _comparison;
    private readonly bool _caseSensitive;
    private readonly IReadOnlyList<IReadOnlyList<Wildcard.Piece>> _segments;
    private readonly bool _openStart;
    private readonly bool _openEnd;

    public TextMatch(FieldTest.Text test)
    {
        _caseSensitive = test.CaseSensitive;
        _comparison = test.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        _openStart = test.Pattern is [Wildcard.AnyText, ..];
        _openEnd = test.Pattern is [.., Wildcard.AnyText];
        _segments = [.. Split(test.Pattern)];
    }

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (_segments.Count == 0)
            return _openStart || text.IsEmpty;
        if (_segments.Count == 1 && _segments[0] is [Wildcard.Literal only])
            return IsMatch(text, only.Text);

        var (first, last) = (0, _segments.Count - 1);
        var at = 0;
        if (!_openStart)
        {
            if (Fit(_segments[first++], text, 0) is not { } end)
                return false;
            at = end;
            if (first > last && !_openEnd)
                return at == text.Length;
        }

        for (; first < last || (first == last && _openEnd); first++)
        {
            if (Find(_segments[first], text, at) is not { } end)
                return false;
            at = end;
        }

        return first > last || EndsWith(_segments[last], text, at);
    }

    private bool IsMatch(ReadOnlySpan<char> text, string literal) => (_openStart, _openEnd) switch
    {
        (false, false) => text.Equals(literal, _comparison),
        (false, true) => text.StartsWith(literal, _comparison),
        (true, false) => text.EndsWith(literal, _comparison),
        _ => text.Contains(literal, _comparison),
    };

    private static IEnumerable<IReadOnlyList<Wildcard.Piece>> Split(IReadOnlyList<Wildcard.Piece> pattern)
    {
        var segment = new List<Wildcard.Piece>();
        foreach (var piece in pattern)
        {
            if (piece is not Wildcard.AnyText)
            {
                segment.Add(piece);
                continue;
            }

            if (segment.Count > 0)
                yield return segment;
            segment = [];
        }

        if (segment.Count > 0)
            yield return segment;
    }

    /// <summary>Where the first occurrence of a segment at or after a place ends.</summary>
    private int? Find(IReadOnlyList<Wildcard.Piece> segment, ReadOnlySpan<char> text, int from)
    {
        if (segment is [Wildcard.Literal only])
            return text[from..].IndexOf(only.Text, _comparison) is >= 0 and var found ? from + found + only.Text.Length : null;
        for (var start = from; start <= text.Length; start++)
        {
            if (Fit(segment, text, start) is { } end)
                return end;
        }

        return null;
    }

    private bool EndsWith(IReadOnlyList<Wildcard.Piece> segment, ReadOnlySpan<char> text, int from)
    {
        for (var start = text.Length; start >= from; start--)
        {
            if (Fit(segment, text, start) == text.Length)
                return true;
        }

        return false;
    }

    /// <summary>Where a segment that begins at a place ends, or null when it is not there.</summary>
    private int? Fit(IReadOnlyList<Wildcard.Piece> segment, ReadOnlySpan<char> text, int at)
    {
        foreach (var piece in segment)
        {
            if (piece is Wildcard.Literal literal)
            {
                if (!text[at..].StartsWith(literal.Text, _comparison))
                    return null;
                at += literal.Text.Length;
                continue;
            }

            if (at == text.Length)
                return null;
            var rune = Rune.DecodeFromUtf16(text[at..], out var one, out var length) == System.Buffers.OperationStatus.Done ? one : Rune.ReplacementChar;
            if (piece is Wildcard.Set set && !set.Characters.Contains(_caseSensitive ? rune : Rune.ToLowerInvariant(rune)))
                return null;
            at += length;
        }

        return at;
    }
}
