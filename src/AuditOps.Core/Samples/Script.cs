using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples;

/// <summary>Writes down, one after the other, what one account does.</summary>
internal sealed class Script(Stage stage, SampleRandom random, Account actor, Host host, string address, DateTime start)
{
    private Account actor = actor;
    private Host host = host;
    private int session = stage.NewSession();
    private int port = random.Between(32_768, 60_999);

    public DateTime Now { get; private set; } = start;

    /// <summary>Goes on as somebody else, or elsewhere, in a new session.</summary>
    public void Sign(Account account, Host where, string? from = null)
    {
        actor = account;
        host = where;
        address = from ?? address;
        Connect();
    }

    /// <summary>Opens a new connection.</summary>
    public void Connect()
    {
        session = stage.NewSession();
        port = random.Between(32_768, 60_999);
    }

    /// <summary>Waits about so long, then acts.</summary>
    public Activity Do(ActivityKind kind, TimeSpan pause, string? detail = null)
    {
        Now += pause * (0.5 + random.Fraction());
        return new Activity
        {
            Time = Now,
            Kind = kind,
            Actor = actor,
            Host = host,
            Address = address,
            Port = port,
            Session = session,
            Detail = detail,
        };
    }
}
