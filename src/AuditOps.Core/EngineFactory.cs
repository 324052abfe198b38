namespace AuditOps.Core;

/// <summary>Makes engines; the one door into Core.</summary>
public static class EngineFactory
{
    /// <summary>An engine that takes everything from the machine.</summary>
    public static IEngine Create() => Create(new EngineSettings());

    /// <summary>An engine with its own clock, environment and folders.</summary>
    public static IEngine Create(EngineSettings settings) => new Engine(settings);
}
