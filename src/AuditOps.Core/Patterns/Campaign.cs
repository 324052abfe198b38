namespace AuditOps.Core.Patterns;

/// <summary>
/// Failures of one address, or on one account, without a long quiet gap. One attempt is often logged in several ways (a failed password,
/// an invalid user, PAM's own line), so each action is counted on its own and the most telling one stands for all.
/// </summary>
internal sealed class Campaign(string entity, long start)
{
    /// <summary>The standing rule: 5 failures in 5 minutes.</summary>
    public static readonly Limit Fast = new(5, TimeSpan.FromMinutes(5));

    /// <summary>Attempts that keep below the standing rule.</summary>
    public static readonly Limit Slow = new(20, TimeSpan.FromHours(24));

    // Long lists of actions come from formats that put details there; they are counted as one.
    private const int MostTrails = 8;

    private Trail? _trails;
    private Trail? _telling;
    private long _burstUntil = long.MinValue;

    public string Entity { get; } = entity;

    public long Start { get; } = start;

    public long Last { get; private set; } = start;

    /// <summary>Times that the fast limit was reached anew.</summary>
    public int Bursts { get; private set; }

    /// <summary>Whether a limit was reached.</summary>
    public bool Reached { get; private set; }

    /// <summary>The failures as logged under one action.</summary>
    public IEnumerable<Trail> Trails
    {
        get
        {
            for (var trail = _trails; trail is not null; trail = trail.Next)
                yield return trail;
        }
    }

    /// <summary>The action that counts most failures; of equals, login.</summary>
    public Trail Telling => _telling!;

    public void Add(in SignIn failure, string? other)
    {
        var trail = TrailOf(failure.Action);
        trail.Add(failure, other);
        Last = failure.Time;
        if (_telling is null || trail.Count > _telling.Count || (trail.Count == _telling.Count && trail.Action == SignIn.Login))
            _telling = trail;

        var inBurst = failure.Time <= _burstUntil;
        if (inBurst || trail.Reaches(Fast))
        {
            if (!inBurst)
                Bursts++;
            Reached = true;
            _burstUntil = failure.Time + Fast.WithinMicroseconds;
        }

        Reached = Reached || trail.Reaches(Slow);
    }

    public void Succeed(string? other, long time)
    {
        foreach (var trail in Trails)
            trail.Others.Succeed(other, time);
    }

    private Trail TrailOf(string action)
    {
        var known = 0;
        for (var trail = _trails; trail is not null; trail = trail.Next, known++)
        {
            if (trail.Action == action || (known == MostTrails - 1 && trail.Next is null))
                return trail;
        }

        return _trails = new Trail(action, _trails);
    }
}
