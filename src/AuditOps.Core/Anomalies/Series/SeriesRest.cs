namespace AuditOps.Core.Anomalies.Series;

/// <summary>
/// Tells an anomaly once: for a day, or two hundred values if these are fewer, only what is less likely than it is told.
/// Whatever lasts is unusual at each of its values, but news only at its first.
/// </summary>
internal sealed class SeriesRest
{
    // What everybody would call usual does not begin a rest.
    private const double LeastUsual = 0.03;
    private const int MostValues = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private double _told;
    private DateTime _until;
    private int _left;

    /// <summary>Whether a value with this probability is news.</summary>
    public bool IsNews(DateTime time, double probability)
    {
        if (_left > 0 && time < _until && probability >= _told)
        {
            _left--;
            return false;
        }

        if (probability < LeastUsual)
            (_told, _until, _left) = (probability, time < DateTime.MaxValue - Longest ? time + Longest : DateTime.MaxValue, MostValues);
        return true;
    }
}
