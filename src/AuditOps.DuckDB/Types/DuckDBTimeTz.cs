namespace AuditOps.DuckDB;

/// <summary>A TIME WITH TIME ZONE.</summary>
/// <param name="Time">The time of day there.</param>
/// <param name="Offset">How far it is ahead of UTC, in whole seconds.</param>
public readonly record struct DuckDBTimeTz(TimeOnly Time, TimeSpan Offset)
{
    // DuckDB stores the offset reversed, so that times order by instant: 24 bits of (largest offset - offset).
    private const int LargestOffset = (16 * 60 * 60) - 1;

    internal static DuckDBTimeTz FromBits(ulong bits) =>
        new(new TimeOnly((long)(bits >> 24) * TimeSpan.TicksPerMicrosecond), TimeSpan.FromSeconds(LargestOffset - (int)(bits & 0xFFFFFF)));

    internal ulong ToBits() =>
        ((ulong)(Time.Ticks / TimeSpan.TicksPerMicrosecond) << 24) | (uint)(LargestOffset - (int)Offset.TotalSeconds);
}
