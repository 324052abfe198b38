using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// A guessed password: an account is entered after failures on it from the same address, after failures on several accounts from the
/// same address, or, from an address that is new to it, after failures from elsewhere.
/// </summary>
internal sealed class SuccessAfterFailures(SignIns known) : IPattern
{
    public const string Type = "success_after_failures";

    /// <summary>How far a login looks back.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Failures of an account from the address that it is entered from; fewer are mistyped.</summary>
    public const int Guesses = 5;

    /// <summary>Failures that are enough where the account is usually entered from elsewhere. Clients ask three times.</summary>
    public const int GuessesFromNewAddress = 4;

    /// <summary>Failures that are too many even where the account is usually entered from there; fewer are a forgotten password.</summary>
    public const int GuessesFromUsualAddress = 11;

    /// <summary>Accounts that fail from one address before another is entered from it.</summary>
    public const int SprayedAccounts = 3;

    /// <summary>Failures from elsewhere before an account is entered from a new address.</summary>
    public const int DistributedGuesses = 10;

    private static readonly long WindowMicroseconds = Microseconds.Of(Window);

    private readonly Dictionary<(string Account, string? Address), GuessedLogin> _guessed = [];

    public IReadOnlyList<EventFilter> Needs { get; } = [SignIn.Failures, SignIn.Logins, SignIn.PasswordChanges];

    public void Take(in SignIn at)
    {
        if (!at.Succeeded || at.Action != SignIn.Login || at.Actor is not { } account)
            return;

        var fromAddress = known.Addresses.Find(at.Address, at.Time);
        var onAccount = known.Accounts.Find(account, at.Time);
        var since = at.Time - WindowMicroseconds;
        if (!(fromAddress?.Last >= since || onAccount?.Last >= since) || Judge(at, account, fromAddress, onAccount) is not { } guess)
            return;

        if (_guessed.TryGetValue((account, at.Address), out var login))
            login.Again(at, guess);
        else
            _guessed[(account, at.Address)] = new GuessedLogin(account, at, guess);
    }

    public IEnumerable<PatternMatch> Matches() => _guessed.Values.Select(login => login.ToMatch(Type));

    private Guess? Judge(in SignIn at, string account, Campaign? fromAddress, Campaign? onAccount)
    {
        var address = at.Address;
        var since = at.Time - WindowMicroseconds;
        var logins = known.Logins.Of(account, address, at.Time);
        var isNew = logins is null && known.Logins.HasLoggedIn(account);
        var least = isNew ? GuessesFromNewAddress : logins is not null ? GuessesFromUsualAddress : Guesses;

        // A password that was changed meanwhile was not guessed before.
        var sinceChange = Math.Max(since, onAccount?.PasswordChanged ?? since);
        var sinceLogin = Math.Max(sinceChange, logins?.Last + 1 ?? since);
        var own = address is null
            ? RecentFailures.Of(onAccount, sinceLogin, failure => failure.Other is null)
            : RecentFailures.Of(fromAddress, sinceLogin, failure => failure.Other == account);
        if (own.Count >= least)
            return Guess.OnAccount(account, own, least, isNew, isUsual: logins is not null);
        if (logins is not null || address is null)
            return null;

        var spray = RecentFailures.Of(fromAddress, since, failure => failure.Other is not { } other || known.Logins.Of(other, address, failure.Time) is null);
        if (spray.Count >= Guesses && spray.Others() >= SprayedAccounts)
            return Guess.OnMany(account, spray, isNew);

        var elsewhere = RecentFailures.Of(onAccount, sinceChange, _ => true);
        return isNew && elsewhere.Count >= DistributedGuesses && elsewhere.Others() >= 2 ? Guess.FromElsewhere(elsewhere) : null;
    }
}
