using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>The events that a request is about.</summary>
/// <param name="Owner">What must be open as long as <paramref name="Events"/> is, or null.</param>
/// <param name="Events">Reads them.</param>
/// <param name="Filter">The request's conditions, its window included.</param>
/// <param name="Since">Start of the window, or of the events when the request has none; null when there are none.</param>
/// <param name="Until">End of the window, exclusive, or just after the last event; null when there are none.</param>
/// <param name="Store">The store to stamp on results, or null when <paramref name="LiteralPath"/> says where they came from.</param>
/// <param name="LiteralPath">The files to stamp on results, or null.</param>
internal sealed record EventScope(
    IDisposable? Owner,
    IEventReader Events,
    EventFilter Filter,
    DateTime? Since,
    DateTime? Until,
    string? Store,
    IReadOnlyList<string>? LiteralPath) : IDisposable
{
    public void Dispose()
    {
        Events.Dispose();
        Owner?.Dispose();
    }
}
