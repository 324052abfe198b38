namespace AuditOps.Core.Imports;

/// <summary>The last bytes that were read of a source, as slices go by.</summary>
internal sealed class Tail
{
    private byte[] bytes = [];

    /// <summary>At most <see cref="SourceIdentity.TailBytes"/> bytes, the last ones.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Takes the bytes that follow.</summary>
    public void Append(ReadOnlySpan<byte> next)
    {
        var kept = Math.Min(bytes.Length, Math.Max(0, SourceIdentity.TailBytes - next.Length));
        var taken = Math.Min(next.Length, SourceIdentity.TailBytes);
        bytes = [.. bytes.AsSpan(bytes.Length - kept), .. next[^taken..]];
    }
}
