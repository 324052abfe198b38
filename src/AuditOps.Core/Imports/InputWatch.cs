namespace AuditOps.Core.Imports;

/// <summary>Says which of the watched inputs are worth reading again, and when.</summary>
/// <remarks>A busy log is read in batches, so that segments do not become too small: every 30 seconds, or when a few megabytes have come.</remarks>
/// <param name="clock">The clock.</param>
internal sealed class InputWatch(TimeProvider clock)
{
    /// <summary>An auditd event whose end was lost is closed after so much silence.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private const long BatchBytes = 8 << 20;
    private static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, (long SizeBytes, DateTime Written, bool Silent)> seen = new(StringComparer.Ordinal);
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>The inputs to read now: those that changed, or have just fallen silent; none while a batch is gathering.</summary>
    public IReadOnlyList<ImportInput> Due(IReadOnlyList<ImportInput> inputs)
    {
        var now = clock.GetUtcNow();
        var (due, fresh) = (new List<ImportInput>(), 0L);
        foreach (var input in inputs)
        {
            var state = State(input, now);
            var known = seen.GetValueOrDefault(input.File);
            if (state == known)
                continue;
            due.Add(input);
            fresh += Math.Abs(state.SizeBytes - known.SizeBytes);
        }

        if (due.Count == 0 || (now - last < BatchTime && fresh < BatchBytes))
            return [];
        last = now;
        foreach (var input in due)
            seen[input.File] = State(input, now);
        return due;
    }

    private static (long SizeBytes, DateTime Written, bool Silent) State(ImportInput input, DateTimeOffset now)
    {
        var file = new FileInfo(input.File);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc, now - file.LastWriteTimeUtc >= Silence) : default;
    }
}
