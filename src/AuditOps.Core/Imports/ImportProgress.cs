using System.Diagnostics;
using System.Globalization;

namespace AuditOps.Core.Imports;

/// <summary>Tells how far an import has come, at most five times a second, and once at the end.</summary>
internal sealed class ImportProgress : IDisposable
{
    private const string Activity = "Importing";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    private readonly IOperationObserver observer;
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly int inputs;
    private readonly long bytes;
    private long last;
    private bool reported;

    public ImportProgress(IOperationObserver observer, IReadOnlyList<ImportInput> inputs) =>
        (this.observer, this.inputs, bytes, last) = (observer, inputs.Count, inputs.Sum(input => input.SizeBytes), started);

    /// <summary>Says where the import stands, if it is time to.</summary>
    public void Report(ImportTally tally)
    {
        if (Stopwatch.GetElapsedTime(last) < Every)
            return;
        last = Stopwatch.GetTimestamp();
        reported = true;
        var rate = tally.Events / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var status = string.Create(CultureInfo.InvariantCulture,
            $"{tally.Inputs:N0} of {inputs:N0} inputs, {tally.Events:N0} events, {rate:N0} a second");
        observer.OnProgress(new Progress(Activity, status, bytes == 0 ? null : Math.Clamp((double)tally.DoneBytes / bytes, 0, 1)));
    }

    public void Dispose()
    {
        if (reported)
            observer.OnProgress(new Progress(Activity, "done", 1, Completed: true));
    }
}
