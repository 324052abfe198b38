namespace AuditOps;

/// <summary>Says that a bare number given for a duration counts seconds; without it, a duration needs its unit.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsAttribute : Attribute;
