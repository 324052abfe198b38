namespace AuditOps.Core.Samples;

/// <summary>What the labels file says about one scenario of one file.</summary>
internal sealed class SampleLabel(Scenario scenario, string format, string file)
{
    private const int MaxRecords = 10_000;
    private readonly SortedSet<string> actors = new(StringComparer.Ordinal);
    private readonly SortedSet<string> addresses = new(StringComparer.Ordinal);
    private readonly SortedSet<string> hosts = new(StringComparer.Ordinal);
    private readonly List<long> records = [];

    public Scenario Scenario { get; } = scenario;

    public string Format { get; } = format;

    public string File { get; } = file;

    public DateTime Start { get; private set; }

    public DateTime End { get; private set; }

    /// <summary>Things done, such as guesses, with repetitions.</summary>
    public long Count { get; private set; }

    public IReadOnlyCollection<string> Actors => actors;

    public IReadOnlyCollection<string> Addresses => addresses;

    public IReadOnlyCollection<string> Hosts => hosts;

    /// <summary>Which records of the file tell it, as readers number them.</summary>
    public IReadOnlyList<long> Records => records;

    /// <summary>Adds an activity that was written as these records; none if the format had no word for it.</summary>
    public void Add(in Activity activity, IReadOnlyCollection<long> written)
    {
        if (written.Count == 0) return;

        if (Count == 0) Start = activity.Time;
        End = activity.Time;
        Count += Math.Max(1, activity.Repeated);
        actors.Add(activity.Actor.Name);
        if (activity.Address is { Length: > 0 } address) addresses.Add(address);
        hosts.Add(activity.Host.Name);
        records.AddRange(written.Take(MaxRecords - records.Count));
    }
}
