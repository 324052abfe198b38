using System.Text;

namespace AuditOps.Core.Readers.Input;

/// <summary>Makes UTF-8 of text in another encoding; what is ill-formed becomes U+FFFD.</summary>
internal sealed class TextStream(InputStream inner, ContentForm form) : InputStream
{
    private readonly Stream text = Encoding.CreateTranscodingStream(inner, EncodingOf(form), new UTF8Encoding(false));

    public override string? Damage => inner.Damage;

    public override int Read(Span<byte> buffer) => text.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }

    private static Encoding EncodingOf(ContentForm form) => form switch
    {
        ContentForm.Utf16 => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        ContentForm.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        ContentForm.Utf32 => new UTF32Encoding(bigEndian: false, byteOrderMark: false),
        _ => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
    };
}
