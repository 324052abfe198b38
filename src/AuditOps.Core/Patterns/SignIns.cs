namespace AuditOps.Core.Patterns;

/// <summary>What is known of all sign-ins up to a moment; the patterns share it.</summary>
internal sealed class SignIns
{
    /// <summary>Failures by the address that they came from.</summary>
    public FailureLedger Addresses { get; } = new();

    /// <summary>Failures by the account that they were made on.</summary>
    public FailureLedger Accounts { get; } = new();

    public LoginHistory Logins { get; } = new();

    public void Take(in SignIn at)
    {
        var (actor, address) = (at.Actor, at.Address);
        if (at.Failed)
        {
            Addresses.Fail(address, at, actor);
            Accounts.Fail(actor, at, address);
        }
        else if (at.Succeeded)
        {
            var isUsual = actor is not null && Logins.Of(actor, address) is not null;
            Addresses.Succeed(address, actor, at.Time, isUsual);
            Accounts.Succeed(actor, address, at.Time, isUsual);
            Logins.Add(actor, address, at.Time);
        }
    }
}
