using System.Text.RegularExpressions;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>Makes regular expressions of rules: in linear time where they can be, else with a limit.</summary>
internal static class RuleExpression
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    /// <exception cref="AuditOpsException">It is not a regular expression.</exception>
    public static Regex Parse(string text, RegexOptions options, RulePlace place)
    {
        options |= RegexOptions.CultureInvariant;
        try
        {
            return new Regex(text, options | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            // It looks around, refers back, or is too large for an automaton.
            return new Regex(text, options, Limit);
        }
        catch (ArgumentException error)
        {
            throw place.Invalid($"the regular expression cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }
}
