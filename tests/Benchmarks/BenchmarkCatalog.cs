using AuditOps.Benchmarks.Items;

namespace AuditOps.Benchmarks;

/// <summary>All benchmarks, in the order of DESIGN section 9.</summary>
internal static class BenchmarkCatalog
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new ImportSyslog(),
        new ImportRealAuthLog(),
        new ImportCloudTrail(),
        new ImportAuditd(),
        new QuestionAfterImport(),
        new ImportMemory(),
        new ImportOneLine(),
        new ImportSmallFiles(),
        new GroupJson(),
        new FailedLogins(),
        new EventsToPipeline(),
        new LargeFindings(),
        new LargePatterns(),
        new LargeAnomalies(),
        new AllAnomalies(),
        new ManyRules(),
        new LargeTimeline(),
        .. LargeLinks.All,
        new LargeCompliance(),
        new LargeReport(),
        new CachedFindings(),
        new CachedSession(),
        .. CacheHitRates.All,
        new MemoryHit(),
        new DiskHit(),
        new CacheScaling(),
        .. Measuring.All,
        .. Batches.All,
        new ModuleImport(),
        new CommandStart(),
    ];
}
