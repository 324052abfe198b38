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
        if (at.PasswordOf is { } owner)
        {
            if (Accounts.Find(owner, at.Time) is { } campaign)
                campaign.PasswordChanged = at.Time;
        }
        else if (at.Failed)
        {
            var acquaintance = Logins.With(actor, address, at.Time);
            Addresses.Fail(address, at, actor, acquaintance);
            Accounts.Fail(actor, at, address, acquaintance);
        }
        else if (at.Succeeded)
        {
            // Whoever had a forgotten password changed tried it before.
            var isUsual = Logins.With(actor, address, at.Time) == Acquaintance.Here || Accounts.Find(actor, at.Time)?.PasswordChanged is not null;
            Addresses.Succeed(address, actor, at.Time, isUsual);
            Accounts.Succeed(actor, address, at.Time, isUsual);
            Logins.Add(actor, address, at.Time);
        }
    }
}
