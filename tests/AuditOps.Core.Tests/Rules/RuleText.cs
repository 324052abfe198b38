using AuditOps.Core.Rules.Model;
using AuditOps.Core.Rules.Parsing;

namespace AuditOps.Core.Tests.Rules;

/// <summary>Reads rules from text.</summary>
internal static class RuleText
{
    /// <summary>The rules of a text that is in order.</summary>
    public static IReadOnlyList<Rule> Read(string text) => Read(text, error => throw error);

    /// <summary>The message of the first error of a text.</summary>
    public static string Error(string text)
    {
        var errors = new List<AuditOpsException>();
        Read(text, errors.Add);
        return errors.Count > 0 ? errors[0].Message : "";
    }

    private static IReadOnlyList<Rule> Read(string text, Action<AuditOpsException> broken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yml");
        File.WriteAllText(file, text);
        try
        {
            return RuleFile.Read(file, shipped: false, broken);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
