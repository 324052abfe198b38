namespace AuditOps.Core.Following;

/// <summary>Ends what follows: to be stopped is how it ends, and no failure.</summary>
internal static class Stopping
{
    /// <summary>The same results, without the error that stopping causes.</summary>
    public static IEnumerable<T> UntilStopped<T>(this IEnumerable<T> results, CancellationToken cancellationToken)
    {
        using var each = results.GetEnumerator();
        while (Next(each, cancellationToken))
            yield return each.Current;
    }

    private static bool Next<T>(IEnumerator<T> each, CancellationToken cancellationToken)
    {
        try
        {
            return each.MoveNext();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
