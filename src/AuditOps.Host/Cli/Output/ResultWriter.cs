namespace AuditOps.Host.Cli.Output;

/// <summary>Writes the results of an operation, one after the other.</summary>
/// <typeparam name="T">What they are.</typeparam>
internal interface IResultWriter<in T>
{
    void Add(T result);

    /// <summary>Writes what is still held back; called once, also after a failure.</summary>
    void End();
}

/// <summary>Chooses how results are shown to a person.</summary>
internal static class ResultWriter
{
    /// <summary>The columns of each sort of result, those with a question mark are left out first; what is not here is shown as a list.</summary>
    private static readonly IReadOnlyDictionary<Type, string> Columns = new Dictionary<Type, string>
    {
        [typeof(AuditEvent)] = "Time Outcome Category? Action Actor Target? SourceIp Host? Message",
        [typeof(Trend)] = "Metric Group? Direction Last Previous? ChangePercent? Forecast? Explanation",
        [typeof(Statistic)] = "Group Count Percent Failures UniqueActors? Start? End?",
        [typeof(ImportResult)] = "SourceFile Format Events Unparsed AlreadyImported SizeBytes? Duration?",
        [typeof(FormatInfo)] = "Name Title Reader FilePattern OwnedBy",
        [typeof(RuleInfo)] = "Level Rule Title Kind? LogSource? Author? OwnedBy?",
        [typeof(RuleCheck)] = "Valid Rule Title? Matches? Problem Advice?",
        [typeof(Causation)] = "Depth RootRank? Time Confidence Action? Actor? Count? Explanation",
        [typeof(Correlation)] = "Time Score Offset? Action Outcome? Actor SourceIp? Host? Explanation",
        [typeof(ComplianceCheck)] = "Compliant Policy Score Minimum Explanation",
        [typeof(Acceptance)] = "FindingId Until Expired Reason AcceptedBy? Title?",
        [typeof(BatchItem)] = "Number Status Item Attempts? OutputCount Duration? Error",
        [typeof(BatchInfo)] = "BatchId State Start Total Succeeded Failed Skipped? Unknown? Name?",
        [typeof(CacheStatistic)] = "Tier Requests Hits Misses HitRate Sets? Deletes? Invalidations? Evictions? Expirations? Entries SizeBytes MaximumBytes?",
        [typeof(CacheRemoval)] = "Tier Removed Left Store?",
        [typeof(WriteResult)] = "Written Start End Store",
        [typeof(RetentionInfo)] = "Days Cleanup DefinedIn? Cutoff Expired LastCleanup? Store?",
        [typeof(OptionInfo)] = "Name Value DefinedIn Description",
        [typeof(ChangePoint)] = "Time? Index Operation? Before After ChangePercent? Confidence? Explanation",
        [typeof(PerfBaseline)] = "Operation Label Time? Count Median P95 Unit",
        [typeof(PerfBottleneck)] = "Severity Type Name? Value Trend? Explanation Recommendation?",
        [typeof(PerfComparison)] = "Change Operation Label BaselineMedian? Median? ShiftPercent? Explanation",
        [typeof(PerfMetric)] = "Operation Label Count SuccessRate? Min? Mean? Median P95 P99? Max? Unit",
        [typeof(PerfMonitor)] = "Running Interval Samples LastTime ProcessId CostPercent? MonitorId",
        [typeof(PerfOperation)] = "State Operation Label? Duration Start? OperationId",
        [typeof(SampleFile)] = "Destination Format Events Attacks",
    };

    /// <param name="terminal">Where it is shown.</param>
    /// <param name="follows">Whether there is no end to wait for.</param>
    public static IResultWriter<T> For<T>(Terminal terminal, bool follows = false)
    {
        if (typeof(Finding).IsAssignableFrom(typeof(T)))
            return (IResultWriter<T>)(object)(follows ? new LiveFindingWriter(terminal) : new FindingWriter(terminal));
        if (typeof(T) == typeof(ComplianceResult)) return (IResultWriter<T>)(object)new ComplianceWriter(terminal);
        if (typeof(T) == typeof(Timeline)) return (IResultWriter<T>)(object)new TimelineWriter(terminal);
        if (typeof(T) == typeof(Chart)) return (IResultWriter<T>)(object)new ChartWriter(terminal);
        if (typeof(T) == typeof(CacheItem)) return (IResultWriter<T>)(object)new CacheItemWriter(terminal);
        if (typeof(T) == typeof(QueryRow)) return (IResultWriter<T>)(object)new RowWriter(terminal);
        if (typeof(T) == typeof(BatchInfo)) return (IResultWriter<T>)(object)new BatchWriter(terminal, Table<BatchInfo>(terminal));
        return Columns.ContainsKey(typeof(T)) ? Table<T>(terminal) : new ListWriter<T>(terminal);
    }

    /// <summary>A table of the columns that are listed here.</summary>
    /// <param name="terminal">Where it is shown.</param>
    /// <param name="listsOne">Whether a single result is shown as a list of all that it has.</param>
    public static TableWriter<T> Table<T>(Terminal terminal, bool listsOne = true) =>
        new(terminal, Column<T>.All(Columns[typeof(T)]), clips: typeof(T) == typeof(AuditEvent)) { ListsOne = listsOne };
}
