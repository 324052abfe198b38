namespace AuditOps.Core.Patterns;

/// <summary>Who has logged in, since when, and from which addresses.</summary>
internal sealed class LoginHistory
{
    // An account with more addresses than this has no usual ones.
    private const int MostAddresses = 1_000;

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public bool HasLoggedIn(string actor) => _accounts.ContainsKey(actor);

    /// <summary>The actor's first login, in microseconds since 1970.</summary>
    public long? FirstLogin(string actor) => _accounts.TryGetValue(actor, out var account) ? account.First : null;

    /// <summary>The actor's first and last login from an address, or null if there was none.</summary>
    public (long First, long Last)? Of(string actor, string? address) =>
        _accounts.TryGetValue(actor, out var account) && account.Addresses.TryGetValue(address ?? "", out var times) ? times : null;

    public void Add(string? actor, string? address, long time)
    {
        if (actor is null)
            return;
        if (!_accounts.TryGetValue(actor, out var account))
            _accounts[actor] = account = new Account { First = time };
        account.First = Math.Min(account.First, time);
        if (account.Addresses.TryGetValue(address ?? "", out var times) || account.Addresses.Count < MostAddresses)
            account.Addresses[address ?? ""] = times == default ? (time, time) : (Math.Min(times.First, time), Math.Max(times.Last, time));
    }

    private sealed class Account
    {
        public required long First { get; set; }

        public Dictionary<string, (long First, long Last)> Addresses { get; } = new(1, StringComparer.Ordinal);
    }
}
