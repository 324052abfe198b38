using System.Reflection;
using AuditOps.Core.Configuration;
using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store;

namespace AuditOps.Core.Performance;

/// <summary>Measures operations of AuditOps itself in the configured store, where the user wants that: how long they work, not how long their caller takes.</summary>
internal static class OwnOperations
{
    /// <summary>Measures a request's results while they are taken; cancelled ones count as neither done nor failed.</summary>
    public static IEnumerable<TResult> Measure<TResult>(IRequest<TResult> request, IEnumerable<TResult> results, Session session, IOperationObserver observer)
    {
        var name = request.GetType().GetCustomAttribute<OperationAttribute>()!.Name;

        // The services that measure do not measure themselves, and what follows mostly waits.
        return name.StartsWith("performance_", StringComparison.Ordinal) || request is IFollowable { Follow: true } || Recorder(session, observer) is not { } recorder
            ? results
            : Measure(results, SeriesKey.Operation(name, ""), recorder, session.Clock);
    }

    private static IEnumerable<TResult> Measure<TResult>(IEnumerable<TResult> results, SeriesKey series, MetricRecorder recorder, TimeProvider clock)
    {
        var begun = clock.GetUtcNow().UtcDateTime;
        var worked = TimeSpan.Zero;
        var failed = false;
        var cancelled = false;
        using var source = results.GetEnumerator();
        try
        {
            while (Next())
                yield return source.Current;
        }
        finally
        {
            if (!cancelled)
                recorder.Add(series, new MetricPoint(begun, worked.TotalMilliseconds, failed));
        }

        bool Next()
        {
            var from = clock.GetTimestamp();
            try
            {
                return source.MoveNext();
            }
            catch (Exception error)
            {
                cancelled = error is OperationCanceledException;
                failed = !cancelled;
                throw;
            }
            finally
            {
                worked += clock.GetElapsedTime(from);
            }
        }
    }

    private static MetricRecorder? Recorder(Session session, IOperationObserver observer)
    {
        var folder = session.Options.Store(null);
        if (!bool.Parse(session.Options.Read(OptionDefinition.MeasureOperations, folder).Value!) || !StoreFolder.At(folder).Exists)
            return null;
        try
        {
            return new Workspace(session, observer).Recorder(null);
        }
        catch (Exception error) when (Faults.Translate(error) is { } fault)
        {
            observer.OnDetail($"The operation is not measured. {fault.Message}");
            return null;
        }
    }
}
