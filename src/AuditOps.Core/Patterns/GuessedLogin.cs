using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>The logins of one account from one address that look guessed.</summary>
internal sealed class GuessedLogin
{
    private readonly string _account;
    private readonly string? _address;
    private readonly long _firstLogin;
    private readonly List<EventKey> _evidence;
    private readonly long _start;
    private Guess _strongest;
    private long _failures;
    private long _logins = 1;
    private long _end;

    public GuessedLogin(string account, in SignIn login, Guess guess)
    {
        (_account, _address, _strongest, _failures) = (account, login.Address, guess, guess.Failures);
        (_firstLogin, _end, _start) = (login.Time, login.Time, guess.Start);
        _evidence = [.. guess.Evidence, login.Key];
    }

    /// <summary>The same again, later.</summary>
    public void Again(in SignIn login, Guess guess)
    {
        _strongest = Guess.Stronger(_strongest, guess);
        _failures += guess.Failures;
        _logins++;
        _end = login.Time;
        _evidence.AddRange(guess.Evidence.Append(login.Key).Take(2 * Trail.Kept - _evidence.Count));
    }

    public PatternMatch ToMatch(string type)
    {
        var who = Wording.Name(_account);
        var where = _address is null ? "" : $" from {Wording.Name(_address)}";
        var again = _logins > 1 ? $", and so {Wording.Count(_logins, "time")} in all" : "";
        return new PatternMatch
        {
            Type = type,
            Confidence = _strongest.Confidence,
            Severity = _strongest.Severity,
            Title = $"{who} logged in{where} after {Wording.Count(_failures, "failure")}",
            EntityType = "actor",
            EntityName = _account,
            Identity = $"{_account}\0{_address}",
            Origin = _firstLogin,
            Start = _start,
            End = _end,
            Observed = _strongest.Failures,
            Expected = _strongest.Least - 1,
            Count = _failures + _logins,
            Evidence = _evidence,
            Explanation = $"{who} logged in{where} at {Wording.Time(Microseconds.ToTime(_firstLogin))} {_strongest.Reason}{again};"
                + $" {_strongest.Least} within {Wording.Span(SuccessAfterFailures.Window)} is the limit.",
            Tags = ["attack.initial_access", "attack.t1078", "attack.t1110"],
            Query = EventSelect.Text(Microseconds.ToTime(_start), Microseconds.ToTime(_end),
                (EventColumn.Category, "authentication"), (EventColumn.Actor, _account), (EventColumn.SourceIp, _address)),
        };
    }
}
