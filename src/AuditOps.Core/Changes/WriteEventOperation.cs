using System.Globalization;
using AuditOps.Core.Operations;
using AuditOps.Core.Store.Journal;

namespace AuditOps.Core.Changes;

/// <summary>Writes events into a store. Each says who wrote it, so the trail needs no record of its own.</summary>
internal sealed class WriteEventOperation : IOperation<WriteEvent, WriteResult>
{
    public IEnumerable<WriteResult> Run(WriteEvent request, OperationContext context)
    {
        var now = context.Clock.GetUtcNow();
        var records = request.More.Prepend(request).Select(one => EventRecord.Of(one, now)).ToList();
        var folder = context.Workspace.Options.Store(request.Store);
        var what = records.Count == 1 ? "Write an event" : string.Create(CultureInfo.InvariantCulture, $"Write {records.Count} events");
        if (!context.Observer.Approve(new Change(what, folder)))
            yield break;

        using var store = context.Workspace.CreateStore(request.Store);
        store.RequireOwner();
        new StoreJournal(store).Add(JournalChannel.Written, [.. records.Select(record => record.Text)]);
        yield return new WriteResult
        {
            Store = folder,
            Written = records.Count,
            Start = records.Min(record => record.Time),
            End = records.Max(record => record.Time),
            Uid = [.. records.Select(record => record.Uid)],
        };
    }
}
