using System.Globalization;
using AuditOps.Core.Configuration;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Retention;

/// <summary>How long a store keeps its events, and when that was last seen to.</summary>
/// <param name="store">The store.</param>
/// <param name="options">Where it is set.</param>
internal sealed class RetentionPolicy(EventStore store, Options options)
{
    private const string Scope = "retention";
    private const string LastKey = "cleanup";
    private static readonly TimeSpan Often = TimeSpan.FromDays(1);

    private string Folder => store.Folder.Root;

    private DateTime Now => store.Options.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Events before this time are not kept.</summary>
    public DateTime Cutoff => Now.AddDays(-options.Number(OptionDefinition.RetentionDays, Folder));

    /// <summary>When events were last removed without being asked.</summary>
    private DateTime? Last => store.Entries.Get(Scope, LastKey) is { } text ? Microseconds.Parse(text) : null;

    private RetentionCleanup Cleanup => options.Read(OptionDefinition.RetentionCleanup, Folder).Value == "automatic" ? RetentionCleanup.Automatic : RetentionCleanup.Manual;

    /// <summary>Whether it is time to remove older events without being asked, which nobody does who was not told to.</summary>
    public bool IsDue => Cleanup == RetentionCleanup.Automatic && (Last is not { } last || Now - last >= Often);

    /// <summary>Notes that it was seen to.</summary>
    public void Done() => store.Entries.Set(Scope, LastKey, Microseconds.Text(Now));

    /// <summary>How it stands.</summary>
    public RetentionInfo Info(CancellationToken cancellationToken)
    {
        var (days, definedIn) = options.Read(OptionDefinition.RetentionDays, Folder);
        return new RetentionInfo
        {
            Store = Folder,
            Days = int.Parse(days!, CultureInfo.InvariantCulture),
            DefinedIn = definedIn,
            Cleanup = Cleanup,
            Cutoff = Cutoff,
            Expired = Removal.Plan(store, Cutoff, cancellationToken).Events,
            LastCleanup = Last,
        };
    }
}
