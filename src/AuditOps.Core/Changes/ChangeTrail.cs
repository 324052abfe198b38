using System.Diagnostics;
using System.Reflection;
using AuditOps.Core.Configuration;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Journal;

namespace AuditOps.Core.Changes;

/// <summary>
/// Watches one run of an operation that changes something, and leaves one record of it in the store that it changes: from the moment it is
/// approved, so that a process that is killed leaves one too. What is not approved is no change. It never makes a store.
/// </summary>
internal sealed class ChangeTrail : IOperationObserver, IDisposable
{
    private readonly Session session;
    private readonly IOperationObserver next;
    private readonly string? folder;
    private readonly ChangeRecord record;
    private readonly long began = Stopwatch.GetTimestamp();
    private Change? change;
    private EventStore? store;
    private bool told;

    public ChangeTrail(OperationAttribute operation, object request, Session session, IOperationObserver next)
    {
        (this.session, this.next) = (session, next);
        record = new ChangeRecord(operation, request, session.Clock.GetUtcNow().UtcDateTime);
        folder = StoreOf(request, session.Options);
    }

    public void OnProblem(Problem problem) => next.OnProblem(problem);

    public void OnProgress(Progress progress) => next.OnProgress(progress);

    public void OnDetail(string message) => next.OnDetail(message);

    public bool Approve(Change asked)
    {
        if (!next.Approve(asked))
            return false;
        if (change is null)
        {
            change = asked;
            Begin();
        }

        return true;
    }

    /// <summary>Records that the operation has ended.</summary>
    /// <param name="error">What ended it, or null.</param>
    public void End(Exception? error)
    {
        if (told || change is null)
            return;
        told = true;
        try
        {
            Write(error is null ? Outcome.Success : Outcome.Failure, error);
        }
        catch (Exception fault) when (Faults.Translate(fault) is { } known)
        {
            next.OnProblem(new Problem(ProblemLevel.Error, known.Kind, "ChangeNotRecorded", $"'{change.Action}' could not be recorded in the store's trail. {known.Message}", folder));
        }
    }

    /// <summary>Records what is given up half-way, whose results nobody wanted to the end.</summary>
    public void Dispose()
    {
        try
        {
            if (!told && change is not null)
                Write(Outcome.Unknown, null);
        }
        catch (Exception fault) when (Faults.Translate(fault) is not null)
        {
            // Nobody listens any more; what was recorded when it began is there.
        }
        finally
        {
            store?.Dispose();
        }
    }

    /// <summary>The store that a request changes, or of whose events it makes a file; null where there is none.</summary>
    private static string? StoreOf(object request, Options options)
    {
        var places = request.GetType().GetProperties().ToLookup(property => property.GetCustomAttribute<LocationAttribute>()?.Kind);
        if (places[LocationKind.Store].SingleOrDefault() is not { } store)
            return null;

        // Whoever makes a file of other files has no store to do with.
        var reads = places[LocationKind.Input].Any(property => property.GetValue(request) is IReadOnlyCollection<string> { Count: > 0 })
            || places[null].Any(property => property.PropertyType == typeof(Stream) && property.GetValue(request) is not null);
        return reads && places[LocationKind.Output].Any() ? null : options.Store((string?)store.GetValue(request));
    }

    private void Begin()
    {
        if (!Open())
            return;
        try
        {
            new StoreJournal(store!).Begin(record.Text(change!, Outcome.Unknown, took: null, error: null));
        }
        catch (Exception fault) when (Faults.Translate(fault) is not null)
        {
            // The operation itself will meet the same fault, and tell it; what matters is told when it ends.
        }
    }

    private void Write(Outcome outcome, Exception? error)
    {
        if (Open())
            new StoreJournal(store!).End(JournalChannel.Trail, record.Text(change!, outcome, Stopwatch.GetElapsedTime(began), Told(error)));
    }

    private bool Open()
    {
        if (store is null && folder is not null && StoreFolder.At(folder).Exists)
            store = EventStore.Open(folder, new StoreOptions { Clock = session.Clock });
        return store is { ReadOnly: false };
    }

    private static (string Code, string Message)? Told(Exception? error) => error switch
    {
        null => null,
        OperationCanceledException => ("Cancelled", "It was cancelled."),
        _ => Faults.Translate(error) is { } known ? (known.Code, known.Message) : (error.GetType().Name, error.Message),
    };
}
