namespace AuditOps.Core.Samples;

/// <summary>When a sample plays and how busy it is.</summary>
/// <param name="Start">The first moment, UTC midnight or the hour of the end.</param>
/// <param name="Days">How many days.</param>
/// <param name="Size">About how many events.</param>
internal sealed record SamplePeriod(DateTime Start, int Days, long Size)
{
    public DateTime End => Start.AddDays(Days);

    public double PerDay => (double)Size / Days;
}
