using System.Globalization;

namespace AuditOps.Core.Readers.Input;

/// <summary>What a compressed input may grow to before it is refused as a bomb.</summary>
internal sealed record InputLimits
{
    /// <summary>Most bytes of one input after decompression.</summary>
    public long MaxBytes { get; init; } = 256L << 30;

    /// <summary>Most bytes out for each byte in. Logs reach 10 to 60; gzip itself cannot go over 1,032.</summary>
    public int MaxRatio { get; init; } = 400;

    /// <summary>The ratio is looked at only from this size on, because a small file of equal lines compresses as well as a bomb.</summary>
    public long RatioFrom { get; init; } = 256L << 20;

    /// <summary>Most members of one archive.</summary>
    public int MaxMembers { get; init; } = 100_000;

    /// <summary>Refuses what is over a limit.</summary>
    public void Check(string name, long written, long read)
    {
        if (written > MaxBytes)
            throw Refused(name, string.Create(CultureInfo.InvariantCulture, $"it is larger than the limit of {MaxBytes:N0} bytes after decompression"));
        if (written >= RatioFrom && written / MaxRatio >= Math.Max(read, 1))
            throw Refused(name, string.Create(CultureInfo.InvariantCulture, $"it grows more than {MaxRatio} times, the limit for {RatioFrom:N0} bytes and more"));
    }

    private static AuditOpsException Refused(string name, string why) =>
        new(ErrorKind.InvalidData, "CompressionBomb", $"'{name}' was refused as a decompression bomb: {why}. If it is a real log, decompress it yourself and give the result.")
        {
            Target = name,
        };
}
