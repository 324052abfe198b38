using System.Text;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>What a text looks like in Base64.</summary>
internal static class Base64Text
{
    // Of what stands beside the text in the same group of four, nothing is known.
    private static readonly int[] StartOffsets = [0, 2, 3];
    private static readonly int[] EndOffsets = [0, 3, 2];

    public static string Whole(byte[] text) => Convert.ToBase64String(text);

    /// <summary>The parts that occur whatever stands before and after the text: one for each place in a group of three bytes.</summary>
    public static IEnumerable<string> Parts(byte[] text)
    {
        for (var offset = 0; offset < 3; offset++)
        {
            var encoded = Convert.ToBase64String([.. new byte[offset], .. text]);
            var (start, end) = (StartOffsets[offset], encoded.Length - EndOffsets[(text.Length + offset) % 3]);
            yield return start < end ? encoded[start..end] : "";
        }
    }

    /// <summary>A text as bytes in the encoding of a modifier.</summary>
    public static byte[] Bytes(string text, string? encoding) => encoding switch
    {
        null => Encoding.UTF8.GetBytes(text),
        "utf16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        _ => Encoding.Unicode.GetBytes(text),
    };
}
