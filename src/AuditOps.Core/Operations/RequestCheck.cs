using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace AuditOps.Core.Operations;

/// <summary>Enforces what a request's properties declare, for every surface alike.</summary>
internal static class RequestCheck
{
    /// <exception cref="AuditOpsException">A value is out of its range, missing, or not one of those that exist.</exception>
    public static void Validate(object request)
    {
        foreach (var property in request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(request);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                if (value is null && rule is not RequiredAttribute || rule.IsValid(value))
                    continue;
                throw new AuditOpsException(ErrorKind.InvalidRequest, "ParameterInvalid", Message(property.Name, value, rule)) { Target = property.Name };
            }

            if (value is Enum choice && !Enum.IsDefined(choice.GetType(), choice))
                throw new AuditOpsException(ErrorKind.InvalidRequest, "ParameterInvalid", $"{property.Name} cannot be {choice}. Choose of {string.Join(", ", Enum.GetNames(choice.GetType()))}.");
        }
    }

    private static string Message(string name, object? value, ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be from {range.Minimum} to {range.Maximum}."),
        RequiredAttribute or MinLengthAttribute => $"{name} is missing. Give it a value.",
        _ => rule.FormatErrorMessage(name),
    };
}
