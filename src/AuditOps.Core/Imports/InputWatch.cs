namespace AuditOps.Core.Imports;

/// <summary>Says which of the watched inputs are worth reading again, and when.</summary>
/// <remarks>
/// A busy log is read in batches, so that segments do not become too small: every 30 seconds, or when a few megabytes have come. What was
/// written to a log between the last batch and its rotation is in the file that rotation made of it, so that is read too.
/// </remarks>
/// <param name="clock">The clock.</param>
/// <param name="batchTime">How long a batch gathers; half a minute where that is null.</param>
internal sealed class InputWatch(TimeProvider clock, TimeSpan? batchTime = null)
{
    /// <summary>An auditd event whose end was lost is closed after so much silence.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private const long BatchBytes = 8 << 20;
    private readonly TimeSpan gathers = batchTime ?? TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, FileState> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportInput> rotated = new(StringComparer.Ordinal);
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>The inputs to read now: those that changed, or have just fallen silent; none while a batch is gathering.</summary>
    public IReadOnlyList<ImportInput> Due(IReadOnlyList<ImportInput> inputs)
    {
        var now = clock.GetUtcNow();
        FindRotated(now);
        var (due, fresh) = (new List<(ImportInput Input, FileState State)>(), 0L);
        foreach (var input in rotated.Values.Where(old => File.Exists(old.File)).Concat(inputs).DistinctBy(input => input.File))
        {
            var state = FileState.Of(input.File, now);
            var known = seen.GetValueOrDefault(input.File);
            if (state == known)
                continue;
            due.Add((input, state));
            fresh += Math.Abs(state.SizeBytes - known.SizeBytes);
        }

        if (due.Count == 0 || (now - last < gathers && fresh < BatchBytes))
            return [];
        last = now;
        foreach (var (input, state) in due)
            seen[input.File] = state;
        return [.. due.Select(found => found.Input)];
    }

    /// <summary>Reads inputs again with the next batch, because they could not be read or stored.</summary>
    public void Again(IEnumerable<ImportInput> inputs)
    {
        foreach (var input in inputs)
            seen[input.File] = seen.GetValueOrDefault(input.File) with { SizeBytes = -1 };
    }

    private void FindRotated(DateTimeOffset now)
    {
        foreach (var (file, known) in seen.Where(pair => FileState.Of(pair.Key, now) != pair.Value).ToList())
        {
            foreach (var old in RotatedFile.Of(file, known.Written).Where(old => !seen.ContainsKey(old)))
                rotated.TryAdd(old, new ImportInput(old, old, Named: false));
        }
    }

    private readonly record struct FileState(long SizeBytes, DateTime Written, bool Silent)
    {
        public static FileState Of(string path, DateTimeOffset now)
        {
            var file = new FileInfo(path);
            return file.Exists ? new(file.Length, file.LastWriteTimeUtc, now - file.LastWriteTimeUtc >= Silence) : default;
        }
    }
}
