namespace AuditOps.Core.Rules.Model;

/// <summary>Which logs a rule is about; null parts do not matter.</summary>
internal sealed record LogSource(string? Category, string? Product, string? Service, RulePlace Place);
