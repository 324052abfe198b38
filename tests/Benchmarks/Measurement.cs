namespace AuditOps.Benchmarks;

/// <summary>What one benchmark has measured.</summary>
/// <param name="Value">The figure, in the benchmark's unit.</param>
/// <param name="Spent">The time behind it, which rivals' times are compared with.</param>
internal sealed record Measurement(double Value, Spent Spent)
{
    /// <summary>The same work done by others, in the same run. Budgets name the first.</summary>
    public IReadOnlyList<Rival> Rivals { get; init; } = [];

    /// <summary>What a reader must know of it: sizes above all.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Time that some work took.</summary>
/// <param name="Wall">By the clock.</param>
/// <param name="Cpu">Of all its processors, user and system; zero where it cannot be told.</param>
internal readonly record struct Spent(TimeSpan Wall, TimeSpan Cpu);

/// <summary>Somebody else's time for the same work.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Spent">Null when it is not installed.</param>
internal sealed record Rival(string Name, Spent? Spent);
