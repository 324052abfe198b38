namespace AuditOps.Core.Rules.Model;

/// <summary>Which logs a rule is about; null parts do not matter.</summary>
internal sealed record LogSource(string? Category, string? Product, string? Service)
{
    /// <summary>windows/process_creation.</summary>
    public string Describe() => string.Join('/', new[] { Product, Category, Service }.Where(part => part is not null));
}
