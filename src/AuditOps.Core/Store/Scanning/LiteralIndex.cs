using System.Runtime.CompilerServices;

namespace AuditOps.Core.Store.Scanning;

/// <summary>
/// Finds many short texts in another in one pass, whatever the case of ASCII letters (Aho and Corasick 1975, as a table of states).
/// </summary>
internal sealed class LiteralIndex
{
    private readonly byte[] _classes = new byte[128];
    private readonly int _width;
    private readonly int[] _next;
    private readonly int[][] _found;

    /// <param name="literals">ASCII texts, and the numbers that are found with each.</param>
    public LiteralIndex(IReadOnlyCollection<(string Literal, int Number)> literals)
    {
        // Class 0 is every character that no literal has.
        var classes = 1;
        foreach (var c in literals.SelectMany(pair => pair.Literal).Select(char.ToLowerInvariant).Distinct().Order())
        {
            _classes[c] = (byte)classes;
            _classes[char.ToUpperInvariant(c)] = (byte)classes++;
        }

        _width = classes;
        var next = new List<int[]> { Empty() };
        var found = new List<HashSet<int>?> { null };
        foreach (var (literal, number) in literals)
        {
            var state = 0;
            foreach (var c in literal)
            {
                ref var to = ref next[state][_classes[c]];
                if (to < 0)
                {
                    to = next.Count;
                    next.Add(Empty());
                    found.Add(null);
                }

                state = next[state][_classes[c]];
            }

            (found[state] ??= []).Add(number);
        }

        Complete(next, found);
        _found = [.. found.Select(numbers => numbers?.Order().ToArray() ?? [])];

        // States are where their rows begin, and those that find something are told by their sign.
        _next = [.. next.SelectMany(row => row).Select(to => _found[to].Length > 0 ? ~(to * classes) : to * classes)];

        int[] Empty()
        {
            var row = new int[classes];
            Array.Fill(row, -1);
            return row;
        }
    }

    /// <summary>Marks the numbers of every literal that occurs in a text.</summary>
    public void Find(ReadOnlySpan<char> text, Candidates candidates)
    {
        var state = 0;
        foreach (var c in text)
            state = Next(state, c < 128 ? _classes[c] : 0, candidates);
    }

    /// <summary>The same for a text in UTF-8.</summary>
    public void Find(ReadOnlySpan<byte> text, Candidates candidates)
    {
        var state = 0;
        foreach (var b in text)
            state = Next(state, b < 128 ? _classes[b] : 0, candidates);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int state, int of, Candidates candidates)
    {
        var next = _next[state + of];
        if (next < 0)
        {
            next = ~next;
            candidates.Add(_found[next / _width]);
        }

        return next;
    }

    // Where a literal cannot go on, what is the longest end of it that begins another?
    private static void Complete(List<int[]> next, List<HashSet<int>?> found)
    {
        var fallback = new int[next.Count];
        var queue = new Queue<int>();
        for (var c = 0; c < next[0].Length; c++)
        {
            if (next[0][c] < 0)
                next[0][c] = 0;
            else
                queue.Enqueue(next[0][c]);
        }

        while (queue.TryDequeue(out var state))
        {
            if (found[fallback[state]] is { } shorter)
                (found[state] ??= []).UnionWith(shorter);
            for (var c = 0; c < next[state].Length; c++)
            {
                var to = next[state][c];
                var instead = next[fallback[state]][c];
                if (to < 0)
                {
                    next[state][c] = instead;
                    continue;
                }

                fallback[to] = instead;
                queue.Enqueue(to);
            }
        }
    }
}
