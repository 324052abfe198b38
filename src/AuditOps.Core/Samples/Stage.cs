using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples;

/// <summary>Where habits and attacks play: who is there, and what the format can tell of them.</summary>
internal sealed class Stage(Population population, Vocabulary vocabulary, IReadOnlySet<ActivityKind> kinds, double tempo)
{
    private readonly HashSet<Person> victims = [];
    private int sessions = 1_000;
    private int accounts = 5_000;

    public Population Population { get; } = population;

    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>What the format can tell.</summary>
    public IReadOnlySet<ActivityKind> Kinds { get; } = kinds;

    /// <summary>How busy everyday life is; 1 is what the population was made for.</summary>
    public double Tempo { get; } = tempo;

    public SamplePeriod Period => Population.Period;

    /// <summary>Somebody whose account no other attack uses, as long as there is one: what is a first for one attack must not happen in another.</summary>
    public Person NewVictim(SampleRandom random, Func<Person, bool> where)
    {
        var people = Population.People.Where(where).ToArray();
        var free = people.Where(p => !victims.Contains(p)).ToArray();
        var victim = random.Pick(free.Length > 0 ? free : people);
        victims.Add(victim);
        return victim;
    }

    public int NewSession() => ++sessions;

    public Account NewAccount(string name) => new(name, ++accounts, AccountKind.Person);
}
