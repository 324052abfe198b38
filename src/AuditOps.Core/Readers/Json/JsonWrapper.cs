using System.Text;

namespace AuditOps.Core.Readers.Json;

/// <summary>Recognises an object that only wraps an array of records: CloudTrail's <c>Records</c>, a Kubernetes list's <c>items</c>.</summary>
internal static class JsonWrapper
{
    /// <summary>Members before the array that are longer than this make the object a record of its own.</summary>
    private const int MaxHead = 64 << 10;

    private static readonly HashSet<string> Arrays =
        new(["Records", "items", "Events", "value", "logEvents"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What says something of the list itself, and nothing of its records.</summary>
    private static readonly HashSet<string> OfTheList =
        new(["kind", "apiVersion", "metadata", "nextToken"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Measures the wrapper's head, up to and with the bracket that opens the array.</summary>
    /// <param name="text">Starts with a brace.</param>
    /// <returns>-1 where the object wraps nothing, 0 where the bytes end before that is known.</returns>
    public static int Head(ReadOnlySpan<byte> text)
    {
        var i = 1;
        while (i < MaxHead)
        {
            i = JsonScanner.SkipSpace(text, i);
            if (i >= text.Length) return 0;
            if (text[i] != '"') return -1;
            var key = JsonScanner.Scan(text[i..], final: false);
            if (key.State != JsonState.Whole) return key.State == JsonState.Partial ? 0 : -1;
            var name = Encoding.UTF8.GetString(text.Slice(i + 1, key.Length - 2));
            i = JsonScanner.SkipSpace(text, i + key.Length);
            if (i >= text.Length) return 0;
            if (text[i] != ':') return -1;
            i = JsonScanner.SkipSpace(text, i + 1);
            if (i >= text.Length) return 0;
            if (text[i] == '[')
            {
                if (!Arrays.Contains(name)) return -1;
                var element = JsonScanner.SkipSpace(text, i + 1);
                if (element >= text.Length) return 0;
                return text[element] is (byte)'{' or (byte)']' ? i + 1 : -1;
            }
            // An object beside the array belongs to a record, except the metadata of a list.
            if (text[i] == '{' && name != "metadata") return -1;
            var value = JsonScanner.Scan(text[i..], final: false);
            if (value.State != JsonState.Whole) return value.State == JsonState.Partial && text.Length < MaxHead ? 0 : -1;
            i = JsonScanner.SkipSpace(text, i + value.Length);
            if (i >= text.Length) return 0;
            if (text[i] != ',') return -1;
            i++;
        }
        return -1;
    }

    /// <summary>Measures what follows the array, from its closing bracket to the object's closing brace.</summary>
    /// <returns>-1 where it is broken, 0 where the bytes end before it does.</returns>
    public static int Tail(ReadOnlySpan<byte> text)
    {
        var i = 1;
        while (true)
        {
            i = JsonScanner.SkipSpace(text, i);
            if (i >= text.Length) return 0;
            if (text[i] == '}') return i + 1;
            if (text[i] != ',') return -1;
            i = JsonScanner.SkipSpace(text, i + 1);
            if (i >= text.Length) return 0;
            var key = JsonScanner.Scan(text[i..], final: false);
            if (key.State == JsonState.Partial) return 0;
            if (key.State == JsonState.Broken || text[i] != '"') return -1;
            i = JsonScanner.SkipSpace(text, i + key.Length);
            if (i >= text.Length) return 0;
            if (text[i] != ':') return -1;
            i = JsonScanner.SkipSpace(text, i + 1);
            if (i >= text.Length) return 0;
            var value = JsonScanner.Scan(text[i..], final: false);
            if (value.State == JsonState.Partial) return 0;
            if (value.State == JsonState.Broken) return -1;
            i += value.Length;
        }
    }

    /// <summary>The members beside the array that may say something of its records.</summary>
    /// <param name="text">A head or a tail, as it was measured.</param>
    public static IReadOnlyList<string> Beside(ReadOnlySpan<byte> text)
    {
        var names = new List<string>();
        for (var i = 1; (i = JsonScanner.SkipSpace(text, i)) < text.Length && text[i] != '}';)
        {
            if (text[i] == ',')
            {
                i++;
                continue;
            }
            var key = JsonScanner.Scan(text[i..], final: true);
            var name = Encoding.UTF8.GetString(text.Slice(i + 1, key.Length - 2));
            i = JsonScanner.SkipSpace(text, JsonScanner.SkipSpace(text, i + key.Length) + 1);
            // The bracket that ends a head opens the array itself.
            if (i == text.Length - 1 && text[i] == '[') break;
            if (!OfTheList.Contains(name) && !name.StartsWith('@')) names.Add(name);
            i += JsonScanner.Scan(text[i..], final: true).Length;
        }
        return names;
    }
}
