using System.Collections.Concurrent;

namespace AuditOps.Core.Caching;

/// <summary>Lets one thread at a time compute what a key stands for, so that many who ask for it at once cause one computation.</summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<CacheKey, Place> places = new();
    private readonly ThreadLocal<int> held = new();

    /// <summary>
    /// Waits for the turn. A thread that holds another turn does not wait: two that wait for what the other computes would wait for ever.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Null if the thread holds another turn already.</returns>
    public IDisposable? Take(CacheKey key, CancellationToken cancellationToken)
    {
        if (held.Value > 0)
            return null;
        while (true)
        {
            var place = places.GetOrAdd(key, _ => new Place());
            lock (place)
            {
                if (place.IsGone)
                    continue;
                place.Wanted++;
            }

            try
            {
                place.Free.Wait(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Leave(key, place);
                throw;
            }

            held.Value++;
            return new Held(this, key, place);
        }
    }

    private void Leave(CacheKey key, Place place)
    {
        lock (place)
        {
            if (--place.Wanted > 0)
                return;
            place.IsGone = true;
            places.TryRemove(key, out _);
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Free { get; } = new(1);

        public int Wanted { get; set; }

        public bool IsGone { get; set; }
    }

    private sealed class Held(Turns turns, CacheKey key, Place place) : IDisposable
    {
        public void Dispose()
        {
            turns.held.Value--;
            place.Free.Release();
            turns.Leave(key, place);
        }
    }
}
