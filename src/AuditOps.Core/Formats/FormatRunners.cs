namespace AuditOps.Core.Formats;

/// <summary>
/// Opens databases that run formats, and keeps for the next import what takes long to find out: what a format gives, and a database that
/// has prepared the detection. Callable from any thread.
/// </summary>
internal sealed class FormatRunners : IDisposable
{
    private const int DetectionMegabytes = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<(string File, string Sql), string> projections = [];
    private FormatRunner? detection;
    private bool disposed;

    /// <summary>Opens a database.</summary>
    /// <param name="staging">The only folder that it can write to.</param>
    /// <param name="memoryMegabytes">What it may use.</param>
    public FormatRunner Open(string staging, int memoryMegabytes) => new(staging, memoryMegabytes, this);

    /// <summary>A database that detects formats; it must be given to <see cref="Keep"/>.</summary>
    public FormatRunner TakeDetection()
    {
        lock (gate)
        {
            if (detection is { } kept)
            {
                detection = null;
                return kept;
            }
        }

        return new FormatRunner(staging: null, DetectionMegabytes, this);
    }

    /// <summary>Takes a database back.</summary>
    public void Keep(FormatRunner runner)
    {
        runner.Input.Clear();
        lock (gate)
        {
            if (detection is null && !disposed)
            {
                detection = runner;
                return;
            }
        }

        runner.Dispose();
    }

    /// <summary>The columns of an event out of those that a format gives; found out once, while others wait for it.</summary>
    public string Projection(FormatDefinition format, Func<string> find)
    {
        lock (gate)
        {
            var key = (format.File, format.Sql);
            return projections.TryGetValue(key, out var known) ? known : projections[key] = find();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            detection?.Dispose();
            detection = null;
        }
    }
}
