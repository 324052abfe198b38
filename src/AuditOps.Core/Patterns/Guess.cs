using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Why a successful login looks like a guessed password.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Failures">Failures before it.</param>
/// <param name="Least">So many failures would not have been told.</param>
/// <param name="Start">The first of the failures, in microseconds since 1970.</param>
/// <param name="Reason">The clause that says it.</param>
/// <param name="Evidence">The failures.</param>
internal sealed record Guess(Severity Severity, double Confidence, long Failures, int Least, long Start, string Reason, IReadOnlyList<EventKey> Evidence)
{
    // Nobody mistypes a password so often; at most a program with an old one does.
    private const int Many = 20;

    /// <summary>
    /// Failures on the account from the same address. High, and critical for many of them or a privileged account; medium after few of them,
    /// and where the account is usually entered from there.
    /// </summary>
    public static Guess OnAccount(string account, RecentFailures own, int least, bool isNew, bool isUsual)
    {
        var failures = own.Pending(account);
        var severity = isUsual ? (own.Count >= Many ? Severity.High : Severity.Medium)
            : own.Count >= Many || (Privileged.Is(account) && own.Count >= SuccessAfterFailures.Guesses) ? Severity.Critical
            : own.Count >= SuccessAfterFailures.Guesses ? Severity.High
            : Severity.Medium;
        var sure = (isUsual ? 0.5 : isNew ? 0.7 : 0.65) + (failures >= 5 * Many ? 0.3 : failures >= Many ? 0.25 : failures >= 10 ? 0.15 : 0);
        return new Guess(severity, sure, failures, least, own.First,
            $"after {Wording.Count(failures, "failure")} of this account from there{Newness(isNew)}", [.. own.Keys]);
    }

    /// <summary>Failures on several accounts from an address that none of them has ever logged in from.</summary>
    public static Guess OnMany(string account, RecentFailures spray, bool isNew) => new(
        Privileged.Is(account) ? Severity.Critical : Severity.High, isNew ? 0.85 : 0.7, spray.Count, SuccessAfterFailures.Guesses, spray.First,
        $"after {Wording.Count(spray.Count, "failure")} on {Wording.Count(spray.Others(), "other account")} from there{Newness(isNew)}", [.. spray.Keys]);

    /// <summary>Failures on the account from several other addresses, and this address is new to it.</summary>
    public static Guess FromElsewhere(RecentFailures elsewhere) => new(
        Severity.Medium, 0.5, elsewhere.Count, SuccessAfterFailures.DistributedGuesses, elsewhere.First,
        $"after {Wording.Count(elsewhere.Count, "failure")} elsewhere ({Wording.Count(elsewhere.Others(), "address")}){Newness(true)}", [.. elsewhere.Keys]);

    private static string Newness(bool isNew) => isNew ? ", an address that is new to this account" : "";

    /// <summary>The more severe, then the surer of two.</summary>
    public static Guess Stronger(Guess left, Guess right) =>
        (right.Severity, right.Confidence).CompareTo((left.Severity, left.Confidence)) > 0 ? right : left;
}
