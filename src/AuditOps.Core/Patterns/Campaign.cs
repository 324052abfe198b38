namespace AuditOps.Core.Patterns;

/// <summary>
/// Failures of one address, or on one account, without a long quiet gap. One attempt is often logged in several ways (a failed password,
/// an invalid user, PAM's own line), so each action is counted on its own and the most telling one stands for all.
/// </summary>
internal sealed class Campaign(string entity, long start)
{
    /// <summary>The standing rule: 5 failures in 5 minutes.</summary>
    public static readonly Limit Fast = new(5, TimeSpan.FromMinutes(5));

    /// <summary>So many names on the other side are worth a look, however slowly they come.</summary>
    public const int ManyNames = 5;

    // The standing rule, and two for attempts that keep below it; the first that is reached tells.
    private static readonly Limit[] Limits = [Fast, new(10, TimeSpan.FromHours(1)), new(20, TimeSpan.FromHours(24))];

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

    /// <summary>The most telling limit that was reached.</summary>
    public Limit? Reached { get; private set; }

    /// <summary>Whether there is something to look at when it ends.</summary>
    public bool IsNotable => Reached is not null || IsSlowSpray;

    /// <summary>Several accounts that exist, and none of them has ever logged in from there.</summary>
    public bool IsSlowSpray => Telling.Others.Strangers >= ManyNames;

    /// <summary>When the account's password was changed, or null.</summary>
    public long? PasswordChanged { get; set; }

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

    public void Add(in SignIn failure, string? other, Acquaintance acquaintance)
    {
        var trail = TrailOf(failure.Action, acquaintance);
        trail.Add(failure, other, isStranger: acquaintance == Acquaintance.Elsewhere);
        Last = failure.Time;
        if (_telling is null || trail.Count > _telling.Count || (trail.Count == _telling.Count && trail.Action == SignIn.Login))
            _telling = trail;

        if (failure.Time <= _burstUntil || trail.Reaches(Fast))
        {
            Bursts += failure.Time <= _burstUntil ? 0 : 1;
            _burstUntil = failure.Time + Fast.WithinMicroseconds;
            Reached = Fast;
        }

        for (var i = 1; i < Limits.Length && !Limits[..i].Contains(Reached); i++)
            Reached = trail.Reaches(Limits[i]) ? Limits[i] : Reached;
    }

    /// <summary>The other side succeeded.</summary>
    /// <param name="other">Who.</param>
    /// <param name="time">When.</param>
    /// <param name="isUsual">Whether it had succeeded with this entity before.</param>
    public void Succeed(string? other, long time, bool isUsual)
    {
        foreach (var trail in Trails)
            trail.Others.Succeed(other, time, isUsual);
    }

    private Trail TrailOf(string action, Acquaintance acquaintance)
    {
        var known = 0;
        for (var trail = _trails; trail is not null; trail = trail.Next, known++)
        {
            if (trail.Action == action || (known == MostTrails - 1 && trail.Next is null))
                return trail;
        }

        return _trails = new Trail(action, acquaintance, _trails);
    }
}
