using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Rules;

/// <summary>Rules that a test writes.</summary>
internal static class MadeRules
{
    /// <summary>The rules of one file.</summary>
    public static RuleCatalog Catalog(string yaml, params (string Name, string Text)[] others)
    {
        var folder = Directory.CreateTempSubdirectory("auditops-rules-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "rule.yml"), yaml);
            foreach (var (name, text) in others)
                File.WriteAllText(Path.Combine(folder, name), text);
            return new RuleCatalog(error => throw error).Add(Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the only detection of a file asks.</summary>
    public static ScanCondition Condition(string yaml, params (string Name, string Text)[] others)
    {
        var catalog = Catalog(yaml, others);
        return catalog.Compiler.Compile(catalog.Rules.OfType<DetectionRule>().Single());
    }

    /// <summary>A rule about our own events with one selection.</summary>
    public static string Rule(string selection, string condition = "one") =>
        $"title: Made\nlogsource: {{product: auditops}}\ndetection:\n  one: {selection}\n  condition: {condition}\n";
}
