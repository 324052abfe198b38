namespace AuditOps.Core.Samples.World;

/// <summary>Everybody and everything in a sample, made from its seed and grown with its size.</summary>
internal sealed class Population
{
    private const double EventsPerPersonDay = 70;
    private readonly SampleRandom random;
    private readonly HashSet<string> addresses = [];

    public Population(SampleRandom random, SamplePeriod period)
    {
        this.random = random;
        Period = period;
        var wanted = Math.Max(period.PerDay / EventsPerPersonDay, 4);
        var people = (int)Math.Min(wanted, 20_000);
        Crowding = wanted / people;
        Hosts = [.. Enumerable.Range(0, Math.Max(people / 6, 1)).Select(MakeHost)];
        var offices = Enumerable.Range(0, Math.Max(1, people / 40)).Select(_ => NewAddress()).ToArray();
        var vpn = NewAddress();
        People = [.. Enumerable.Range(0, people).Select(i => MakePerson(i, random.Pick(offices), vpn))];
        Services = [.. Enumerable.Range(0, Math.Max(people / 8, 1)).Select(MakeService)];
        ServiceAddress = [.. Services.Select(_ => NewInternalAddress())];
    }

    public SamplePeriod Period { get; }

    /// <summary>How many people share the work of one, where the world cannot grow with the sample.</summary>
    public double Crowding { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<Host> Hosts { get; }

    public IReadOnlyList<Account> Services { get; }

    /// <summary>Where each service runs.</summary>
    public IReadOnlyList<string> ServiceAddress { get; }

    public static Account Root { get; } = new("root", 0, AccountKind.Root);

    /// <summary>An address that nobody else has, out of the ranges that are reserved for examples and benchmarks (RFC 5737, RFC 2544).</summary>
    public string NewAddress()
    {
        string address;
        do
        {
            address = random.Below(8) switch
            {
                0 => $"192.0.2.{random.Between(1, 254)}",
                1 => $"198.51.100.{random.Between(1, 254)}",
                2 => $"203.0.113.{random.Between(1, 254)}",
                _ => $"198.{random.Between(18, 19)}.{random.Below(256)}.{random.Between(1, 254)}",
            };
        }
        while (!addresses.Add(address));
        return address;
    }

    /// <summary>An address of a network that nobody here has, out of the range that is reserved for documentation (RFC 9637).</summary>
    public static string NewForeignAddress(SampleRandom random) => $"3fff:{random.Between(1, 0xFFF):x}:{random.Between(1, 0xFFF):x}::{random.Between(1, 0xFFF):x}";

    private string NewInternalAddress()
    {
        string address;
        do address = $"10.{random.Below(32)}.{random.Below(256)}.{random.Between(1, 254)}";
        while (!addresses.Add(address));
        return address;
    }

    private static Host MakeHost(int number)
    {
        var name = Names.Machine[number % Names.Machine.Count];
        return new Host($"{name}{(number / Names.Machine.Count) + 1:00}", number);
    }

    private static Account MakeService(int number)
    {
        var (round, place) = Math.DivRem(number, Names.Service.Count);
        return new Account(round == 0 ? Names.Service[place] : $"{Names.Service[place]}{round + 1}", 110 + number, AccountKind.Service);
    }

    private Person MakePerson(int number, string office, string vpn)
    {
        var round = number / Names.Given.Count;
        var name = Names.Given[(number + (round * 31)) % Names.Given.Count];
        var rotates = random.Chance(0.12);
        return new Person
        {
            Account = new Account(round == 0 ? name : $"{name}{round + 1}", 1_000 + number, AccountKind.Person),
            Zone = random.Pick(Zone.Inhabited),
            ShiftStart = rotates ? 6 : random.Normal(8.7, 0.9),
            RotatesShift = rotates,
            IsAdmin = number % 5 == 0,
            Mistypes = random.Pick([0.01, 0.03, 0.03, 0.06, 0.06, 0.12, 0.2]),
            Holiday = (Period.Start.AddDays(random.Between(-7, Math.Max(Period.Days * 3, 30))), random.Between(2, 14)),
            Office = office,
            Home = NewAddress(),
            Vpn = vpn,
            Hosts = random.Choose(Hosts, random.Between(1, Math.Min(6, Hosts.Count))),
        };
    }
}
