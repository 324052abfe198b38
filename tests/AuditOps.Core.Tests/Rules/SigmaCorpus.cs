using System.IO.Compression;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Core.Tests.Rules;

/// <summary>SigmaHQ's rules, and the cases of some of them.</summary>
internal sealed class SigmaCorpus : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-sigma-").FullName;

    public SigmaCorpus()
    {
        ZipFile.ExtractToDirectory(SharedData.Path("sigma-rules.zip"), _folder);
        Catalog = new RuleCatalog(Refused.Add).Add(Directory.EnumerateFiles(_folder, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    public RuleCatalog Catalog { get; }

    /// <summary>The errors of rules that cannot be used.</summary>
    public List<AuditOpsException> Refused { get; } = [];

    /// <summary>Every rule that can be used, with what it asks.</summary>
    public List<(DetectionRule Rule, ScanCondition Condition)> Compiled()
    {
        var compiler = Catalog.Compiler;
        var compiled = new List<(DetectionRule, ScanCondition)>();
        foreach (var rule in Catalog.Rules.Cast<DetectionRule>())
        {
            try
            {
                compiled.Add((rule, compiler.Compile(rule)));
            }
            catch (AuditOpsException error)
            {
                Refused.Add(error);
            }
        }

        return compiled;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
