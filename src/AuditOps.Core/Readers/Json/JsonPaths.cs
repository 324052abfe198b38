using System.Globalization;

namespace AuditOps.Core.Readers.Json;

/// <summary>Finds the values of many paths in one pass over a JSON text.</summary>
internal sealed class JsonPaths
{
    private readonly JsonPathNode root = new();
    private readonly Bytes name = new();
    private readonly (int Path, JsonValue Value)[] found;
    private int count;
    private long texts;

    /// <param name="paths">Paths as those of <c>json_extract</c>: <c>$.user.name</c>, <c>$.list[0]</c>, <c>$."a name with . or ["</c>.</param>
    /// <exception cref="FormatException">One of them is none.</exception>
    public JsonPaths(IReadOnlyList<string> paths)
    {
        found = new (int, JsonValue)[paths.Count];
        for (var i = 0; i < paths.Count; i++)
            Node(paths[i]).End(i);
    }

    /// <summary>The values that the last text has, and the number of each one's path.</summary>
    public ReadOnlySpan<(int Path, JsonValue Value)> Found => found.AsSpan(0, count);

    /// <summary>Looks for all paths.</summary>
    /// <param name="json">A valid value without anything around it.</param>
    public void Find(ReadOnlySpan<byte> json)
    {
        count = 0;
        texts++;
        Value(json, 0, root);
    }

    private int Value(ReadOnlySpan<byte> json, int at, JsonPathNode node)
    {
        switch (json[at])
        {
            case (byte)'{':
                var end = node.HasMembers ? Members(json, at, node) : JsonSkip.Nested(json, at);
                Add(node, new(at, end - at, JsonForm.Nested));
                return end;
            case (byte)'[':
                end = node.Elements.Count > 0 ? Elements(json, at, node) : JsonSkip.Nested(json, at);
                Add(node, new(at, end - at, JsonForm.Nested));
                return end;
            case (byte)'"':
                end = JsonSkip.String(json, at, out var escaped);
                Add(node, new(at + 1, end - at - 2, escaped ? JsonForm.Escaped : JsonForm.Plain));
                return end;
            case (byte)'n':
                return at + 4;
            default:
                end = JsonSkip.Scalar(json, at);
                Add(node, new(at, end - at, JsonForm.Plain));
                return end;
        }
    }

    private void Add(JsonPathNode node, JsonValue value)
    {
        foreach (var path in node.Paths)
            found[count++] = (path, value);
    }

    private int Members(ReadOnlySpan<byte> json, int at, JsonPathNode node)
    {
        at = JsonScanner.SkipSpace(json, at + 1);
        if (json[at] == '}')
            return at + 1;
        while (true)
        {
            var key = at + 1;
            at = JsonSkip.String(json, at, out var escaped);
            var member = node.Member(escaped ? Unescaped(json[key..(at - 1)]) : json[key..(at - 1)]);
            at = JsonScanner.SkipSpace(json, at);
            at = JsonScanner.SkipSpace(json, at + 1);
            at = Step(json, at, member);
            at = JsonScanner.SkipSpace(json, at);
            if (json[at] == '}')
                return at + 1;
            at = JsonScanner.SkipSpace(json, at + 1);
        }
    }

    private int Elements(ReadOnlySpan<byte> json, int at, JsonPathNode node)
    {
        at = JsonScanner.SkipSpace(json, at + 1);
        if (json[at] == ']')
            return at + 1;
        for (var i = 0; ; i++)
        {
            at = Step(json, at, i < node.Elements.Count ? node.Elements[i] : null);
            at = JsonScanner.SkipSpace(json, at);
            if (json[at] == ']')
                return at + 1;
            at = JsonScanner.SkipSpace(json, at + 1);
        }
    }

    private int Step(ReadOnlySpan<byte> json, int at, JsonPathNode? next)
    {
        if (next is null || next.Seen == texts)
            return JsonSkip.Value(json, at);
        next.Seen = texts;
        return Value(json, at, next);
    }

    private ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> text)
    {
        name.Clear();
        JsonEscapes.Decode(text, name);
        return name.Span;
    }

    private JsonPathNode Node(string path)
    {
        var rest = path.AsSpan();
        if (!rest.StartsWith("$"))
            throw new FormatException($"the path {path} does not start with $");
        rest = rest[1..];
        var node = root;
        while (!rest.IsEmpty)
        {
            var (end, next) = rest switch
            {
                ['.', '"', ..] when rest[2..].IndexOf('"') is >= 0 and var quote => (quote + 3, node.Add(rest.Slice(2, quote).ToString())),
                ['.', not '"', ..] when Length(rest[1..]) is > 0 and var length => (length + 1, node.Add(rest.Slice(1, length).ToString())),
                ['[', ..] when rest.IndexOf(']') is var close and > 1 && int.TryParse(rest[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < 1000 =>
                    (close + 1, node.Add(index)),
                _ => throw new FormatException($"the path {path} is none of the kind $.name, $.list[0] or $.\"a name\""),
            };
            rest = rest[end..];
            node = next;
        }

        return node;
    }

    private static int Length(ReadOnlySpan<char> rest) => rest.IndexOfAny('.', '[') is >= 0 and var end ? end : rest.Length;
}
