using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Says that a duration cannot be less than nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotNegativeAttribute : ValidationAttribute
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not TimeSpan { Ticks: < 0 };

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => $"{name} is less than nothing. Give a duration such as 30m.";
}
