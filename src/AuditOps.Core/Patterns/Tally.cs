using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Counts failures by name, and forgives those that look mistyped. Most hold one name, so the first needs no dictionary.</summary>
internal sealed class Tally
{
    /// <summary>Names beyond these are counted together.</summary>
    public const int MostNames = 1_000;

    // A person types a password wrong a few times, and gets it right within minutes; or has forgotten it, and has it changed.
    private const int Mistyped = 3;
    private const int Forgotten = 10;
    private static readonly long MistypedWithin = Microseconds.Of(TimeSpan.FromMinutes(10));
    private static readonly long ForgottenWithin = Microseconds.Of(TimeSpan.FromHours(1));

    private string? _only;
    private Share _share;
    private Dictionary<string, Share>? _many;

    /// <summary>Different names, as far as they are counted apart.</summary>
    public int Names => _many?.Count ?? (_only is null ? 0 : 1);

    /// <summary>Failures that name nobody.</summary>
    public long Nameless { get; private set; }

    /// <summary>Failures beyond the names that are counted apart.</summary>
    public long Rest { get; private set; }

    /// <summary>Failures that a success of the same name followed soon.</summary>
    public long Forgiven { get; private set; }

    /// <summary>Names of accounts that had logged in, but never from there, neither before nor since.</summary>
    public int Strangers => _many?.Values.Count(share => share.IsStranger) ?? (_share.IsStranger ? 1 : 0);

    /// <summary>Names and failures, in no order.</summary>
    public IReadOnlyCollection<KeyValuePair<string, long>> Counts =>
        _many is not null ? [.. _many.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Count))]
        : _only is not null ? [KeyValuePair.Create(_only, _share.Count)]
        : [];

    /// <summary>Failures of a name since it last succeeded.</summary>
    public long Pending(string? name) =>
        name is null ? 0
        : _many is null ? (name == _only ? _share.Pending : 0)
        : _many.GetValueOrDefault(name).Pending;

    public void Add(string? name, long count, long time, bool isStranger)
    {
        if (name is null)
        {
            Nameless += count;
            return;
        }

        _only ??= name;
        if (_many is null && name == _only)
        {
            _share = _share.Add(count, time, isStranger);
            return;
        }

        _many ??= new Dictionary<string, Share>(StringComparer.Ordinal) { [_only] = _share };
        if (_many.TryGetValue(name, out var share) || _many.Count < MostNames)
            _many[name] = share.Add(count, time, isStranger);
        else
            Rest += count;
    }

    /// <summary>The name succeeded: a few failures just before were mistyped, and somewhat more where it has succeeded before.</summary>
    public void Succeed(string? name, long time, bool isUsual)
    {
        if (name is null)
            return;
        if (_many is null && name == _only)
            _share = Forgive(_share, time, isUsual);
        else if (_many is not null && _many.TryGetValue(name, out var share))
            _many[name] = Forgive(share, time, isUsual);
    }

    private Share Forgive(Share share, long time, bool isUsual)
    {
        var since = time - share.Last;
        if ((share.Pending <= Mistyped && since <= MistypedWithin) || (isUsual && share.Pending <= Forgotten && since <= ForgottenWithin))
            Forgiven += share.Pending;
        return share with { Pending = 0, IsStranger = false };
    }

    private readonly record struct Share(long Count, long Pending, long Last, bool IsStranger)
    {
        public Share Add(long count, long time, bool isStranger) => new(Count + count, Pending + count, time, IsStranger || isStranger);
    }
}
