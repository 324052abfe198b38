namespace AuditOps;

/// <summary>Says that the answer to a request follows from the request, the events, the content and the options alone, so that it can be kept and given again.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;

/// <summary>Says that a request in which this property is set does more than answer, or reads what nobody else knows: it is never answered from what was kept.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotKeptAttribute : Attribute;
