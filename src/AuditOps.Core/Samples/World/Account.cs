namespace AuditOps.Core.Samples.World;

/// <summary>A name that somebody signs in with.</summary>
/// <param name="Name">The name.</param>
/// <param name="Uid">Its number on Unix hosts.</param>
/// <param name="Kind">Whose it is.</param>
internal sealed record Account(string Name, int Uid, AccountKind Kind);

/// <summary>Whose account it is.</summary>
internal enum AccountKind
{
    /// <summary>A person's.</summary>
    Person,

    /// <summary>A program's.</summary>
    Service,

    /// <summary>The administrator's built-in account.</summary>
    Root,

    /// <summary>Nobody's: a name that does not exist here.</summary>
    Unknown,
}

/// <summary>A machine, account or cluster where things happen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its place in the world, from 0.</param>
internal sealed record Host(string Name, int Number);
