using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Who has logged in, since when, and from which addresses within the last 90 days: after that an address is as good as new.</summary>
internal sealed class LoginHistory
{
    /// <summary>How long an address is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    // An account with more addresses than this has no usual ones.
    private const int MostAddresses = 1_000;
    private const int FewestToSweep = 100_000;

    private static readonly long MemoryMicroseconds = Microseconds.Of(Memory);

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private int _sweepAt = FewestToSweep;

    /// <summary>Pairs of account and address that are remembered.</summary>
    public int Pairs { get; private set; }

    public bool HasLoggedIn(string actor) => _accounts.ContainsKey(actor);

    /// <summary>The actor's first login, in microseconds since 1970.</summary>
    public long? FirstLogin(string actor) => _accounts.TryGetValue(actor, out var account) ? account.First : null;

    /// <summary>The actor's first and last login from an address, as known at a time, or null if there was none.</summary>
    public (long First, long Last)? Of(string actor, string? address, long now) =>
        _accounts.TryGetValue(actor, out var account) && account.Addresses.TryGetValue(address ?? "", out var times) && now - times.Last <= MemoryMicroseconds ? times : null;

    /// <summary>Whether an account had logged in before a time.</summary>
    public Acquaintance With(string? actor, string? address, long now) =>
        actor is null || !HasLoggedIn(actor) ? Acquaintance.None : Of(actor, address, now) is null ? Acquaintance.Elsewhere : Acquaintance.Here;

    /// <summary>Logins come in order of time.</summary>
    public void Add(string? actor, string? address, long time)
    {
        if (actor is null)
            return;
        if (!_accounts.TryGetValue(actor, out var account))
            _accounts[actor] = account = new Account { First = time };
        account.First = Math.Min(account.First, time);
        var isKnown = account.Addresses.TryGetValue(address ?? "", out var times);
        if (!isKnown && account.Addresses.Count >= MostAddresses)
            return;
        account.Addresses[address ?? ""] = isKnown && time - times.Last <= MemoryMicroseconds ? (Math.Min(times.First, time), Math.Max(times.Last, time)) : (time, time);
        Pairs += isKnown ? 0 : 1;
        if (Pairs >= _sweepAt)
            Sweep(time);
    }

    private void Sweep(long now)
    {
        foreach (var account in _accounts.Values)
        {
            foreach (var (address, times) in account.Addresses)
            {
                if (now - times.Last > MemoryMicroseconds)
                    Pairs -= account.Addresses.Remove(address) ? 1 : 0;
            }
        }

        _sweepAt = Math.Max(FewestToSweep, 2 * Pairs);
    }

    private sealed class Account
    {
        public required long First { get; set; }

        public Dictionary<string, (long First, long Last)> Addresses { get; } = new(1, StringComparer.Ordinal);
    }
}
