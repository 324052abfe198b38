namespace AuditOps.Core.Anomalies;

/// <summary>
/// How often actors begin something new on a day, by how many days they were active before: to whoever is new, most things are. So somebody
/// with three days is judged by what all others did on their third day or so, and not by what they do now.
/// </summary>
internal sealed class Beginnings
{
    // By then whoever works at three places has mostly been seen at each, and age matters no more.
    private const int Settled = 8;

    private readonly List<long> _days = [];
    private readonly List<long> _all = [];
    private readonly List<long> _own = [];

    /// <summary>Learns that an actor was active on so many days.</summary>
    public void AddDays(int active)
    {
        for (var before = 0; before < active; before++)
            Add(_days, before);
    }

    /// <summary>Learns that an actor began something after so many active days.</summary>
    /// <param name="before">The days.</param>
    /// <param name="isOwn">Whether nobody else ever does it.</param>
    public void Add(int before, bool isOwn)
    {
        Add(_all, before);
        if (isOwn)
            Add(_own, before);
    }

    /// <summary>How many new things an actor begins on a day after so many others.</summary>
    public double Usual(int before) => Math.Max(1.0, Sum(_all, before)) / Math.Max(1, Sum(_days, before));

    /// <summary>The same of what nobody else ever does. The one that is judged says nothing about how usual it is (Jeffreys' prior stands for it).</summary>
    public double UsualOfOwn(int before) => (Math.Max(0, Sum(_own, before) - 1) + 0.5) / (Sum(_days, before) + 1.0);

    private static void Add(List<long> counts, int before)
    {
        while (counts.Count <= before)
            counts.Add(0);
        counts[before]++;
    }

    /// <summary>The sum over ages that are like one: from half to twice as many days, or all that are settled. The first day, on which everything is new, is like no other.</summary>
    private static long Sum(List<long> counts, int before)
    {
        var (from, to) = before >= Settled ? (Settled, int.MaxValue) : (Math.Max(1, (before + 1) / 2), Math.Max(1, 2 * before));
        var sum = 0L;
        for (var age = from; age < counts.Count && age <= to; age++)
            sum += counts[age];
        return sum;
    }
}
