namespace AuditOps.Core.Samples.World;

/// <summary>Somebody who works here, with the habits that make up most of a log.</summary>
internal sealed record Person
{
    public required Account Account { get; init; }

    public required Zone Zone { get; init; }

    /// <summary>Hour of the day at which the shift begins, local time.</summary>
    public required double ShiftStart { get; init; }

    /// <summary>Works nights every other week.</summary>
    public required bool RotatesShift { get; init; }

    /// <summary>May do what an administrator does.</summary>
    public required bool IsAdmin { get; init; }

    /// <summary>How often a password is mistyped.</summary>
    public required double Mistypes { get; init; }

    /// <summary>Days off: the first, and how many.</summary>
    public required (DateTime First, int Days) Holiday { get; init; }

    /// <summary>The office's address, which colleagues share.</summary>
    public required string Office { get; init; }

    public required string Home { get; init; }

    /// <summary>The address of the company's VPN, which everybody shares.</summary>
    public required string Vpn { get; init; }

    public required IReadOnlyList<Host> Hosts { get; init; }
}
