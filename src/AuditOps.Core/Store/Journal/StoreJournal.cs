using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Journal;

/// <summary>
/// What AuditOps itself writes into a store. A record waits in the catalogue, durable from the moment it is added, until an import
/// makes an event of it: so a change costs one small transaction, and many make one segment.
/// </summary>
internal sealed class StoreJournal(EventStore store)
{
    private const string Begun = "journal:begun";

    /// <summary>Adds records.</summary>
    public void Add(JournalChannel channel, IReadOnlyCollection<string> records) => store.Catalog.Write(transaction => transaction.Enqueue(channel, records));

    /// <summary>Keeps a record of something that begins, so that it is there even if this process is killed.</summary>
    public void Begin(string record)
    {
        var owner = store.RequireOwner().Name;
        store.Catalog.Note(transaction =>
        {
            transaction.SetEntry(Begun, owner, record);
            return owner;
        });
    }

    /// <summary>Adds the record of what has ended, in the place of what <see cref="Begin"/> kept.</summary>
    public void End(JournalChannel channel, string record) => store.Catalog.Write(transaction =>
    {
        transaction.SetEntry(Begun, store.RequireOwner().Name, null);
        transaction.Enqueue(channel, [record]);
    });

    /// <summary>Adds what processes had begun that ended without a word.</summary>
    public void TakeAbandoned(JournalChannel channel)
    {
        foreach (var (owner, record) in store.Catalog.Read(transaction => transaction.Entries(Begun)))
        {
            if (Owner.Lives(store.Folder, owner))
            {
                continue;
            }

            store.Catalog.Write(transaction =>
            {
                // Somebody else may have been faster.
                if (transaction.Entry(Begun, owner) is not null)
                {
                    transaction.SetEntry(Begun, owner, null);
                    transaction.Enqueue(channel, [record]);
                }
            });
        }
    }

    /// <summary>Whether there is anything that is in no segment yet.</summary>
    public bool HasNews() => store.Catalog.Read(transaction =>
        transaction.HasEntries(Begun) || JournalChannel.All.Any(channel => transaction.HasEntries(channel.Scope)));
}
