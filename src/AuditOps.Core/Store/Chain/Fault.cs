namespace AuditOps.Core.Store.Chain;

/// <summary>Something that does not hold.</summary>
/// <param name="Link">The link that is broken, or that vouches for what is; null when no link does.</param>
/// <param name="Problem">What, in a sentence.</param>
internal sealed record Fault(long? Link, string Problem);
