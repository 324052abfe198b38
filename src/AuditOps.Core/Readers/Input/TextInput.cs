using System.Globalization;
using AuditOps.Core.Readers.Input.Zstd;

namespace AuditOps.Core.Readers.Input;

/// <summary>Opens a content as UTF-8 text without byte order mark, through whatever compression and encoding its first bytes show.</summary>
internal static class TextInput
{
    private const int MaxLayers = 4;

    /// <summary>Opens the text.</summary>
    /// <param name="content">The bytes as they are stored; disposed with the result.</param>
    /// <param name="name">For messages.</param>
    public static InputStream Open(Stream content, string name, InputLimits limits)
    {
        var peek = new PeekStream(content);
        try
        {
            for (var layer = 0; layer < MaxLayers; layer++)
            {
                var kind = ContentKind.Of(peek.Peek(ContentKind.HeadBytes));
                switch (kind.Form)
                {
                    case ContentForm.Gzip:
                        peek = new PeekStream(new BoundedStream(new GzipInput(peek), peek, name, limits));
                        continue;
                    case ContentForm.Zip:
                        throw Refused(name, "a zip archive inside another compressed file: unpack it first");
                    case ContentForm.Zstd:
                        peek = new PeekStream(new BoundedStream(new ZstdInput(peek), peek, name, limits));
                        continue;
                    case ContentForm.Binary:
                        throw Refused(name, kind.Refusal!);
                    case ContentForm.Utf8:
                        peek.Skip(kind.Skip);
                        return peek;
                    default:
                        peek.Skip(kind.Skip);
                        return new TextStream(peek, kind.Form);
                }
            }
            throw Refused(name, string.Create(CultureInfo.InvariantCulture, $"compressed more than {MaxLayers} times: decompress it first"));
        }
        catch
        {
            peek.Dispose();
            throw;
        }
    }

    private static AuditOpsException Refused(string name, string what) =>
        new(ErrorKind.InvalidData, "NotText", $"'{name}' is {what}.") { Target = name };
}
