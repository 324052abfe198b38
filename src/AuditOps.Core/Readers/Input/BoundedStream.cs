namespace AuditOps.Core.Readers.Input;

/// <summary>Ends a decompression that goes over the limits with an error.</summary>
/// <param name="inner">The decompressed bytes.</param>
/// <param name="compressed">Where they come from: it counts what was taken.</param>
internal sealed class BoundedStream(InputStream inner, PeekStream compressed, string name, InputLimits limits) : InputStream
{
    private long written;

    public override string? Damage => inner.Damage;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        written += read;
        limits.Check(name, written, compressed.Taken);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            compressed.Dispose();
        }
        base.Dispose(disposing);
    }
}
