namespace AuditOps.Core.Samples.Attacks;

/// <summary>An attack as data: what it is, how hard to see, and how much of it there is.</summary>
/// <param name="Kind">What it is, snake_case.</param>
/// <param name="Difficulty">How hard it is to see.</param>
internal abstract record Attack(string Kind, Difficulty Difficulty)
{
    /// <summary>What a format must be able to tell, or the attack would leave no trace.</summary>
    public abstract IEnumerable<ActivityKind> Needs { get; }

    /// <summary>The greatest number of activities that it takes.</summary>
    public abstract int Cost { get; }

    /// <summary>Chooses who, where and when.</summary>
    public abstract Scenario Cast(Stage stage, SampleRandom random);

    /// <summary>A moment after the first fifth of the period, or another share of it, early enough for an attack of this length.</summary>
    protected static DateTime Moment(Stage stage, SampleRandom random, TimeSpan length, double after = 0.2)
    {
        var period = stage.Period.End - stage.Period.Start;
        var room = (period * (0.98 - after)) - length;
        return stage.Period.Start + (period * after) + (room > TimeSpan.Zero ? room * random.Fraction() : TimeSpan.Zero);
    }
}
