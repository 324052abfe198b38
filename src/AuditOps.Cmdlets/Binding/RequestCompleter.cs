using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace AuditOps.Cmdlets;

/// <summary>Completes a parameter whose request property names a set of values. Quick, and silent when anything is wrong.</summary>
public sealed class RequestCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (SetOf(commandName, parameterName) is not { } set)
            return [];
        try
        {
            var store = fakeBoundParameters?["Store"] as string;
            return [.. SharedEngine.Current.Complete(set, wordToComplete.Trim('\'', '"'), store).Select(Result)];
        }
        catch (Exception)
        {
            // Whoever presses Tab has asked for values, not for errors.
            return [];
        }
    }

    internal static CompletionSet? SetOf(string command, string parameter) => typeof(IEngine).Assembly.GetTypes()
        .FirstOrDefault(type => string.Equals(type.GetCustomAttribute<OperationAttribute>()?.Cmdlet, command, StringComparison.OrdinalIgnoreCase))
        ?.GetProperty(parameter, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
        ?.GetCustomAttribute<CompletesAttribute>()
        ?.Set;

    internal static string Quote(string value) =>
        value.Length > 0 && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or '/' or ':' or '\\')
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";

    private static CompletionResult Result(string value) => new(Quote(value), value, CompletionResultType.ParameterValue, value);
}
