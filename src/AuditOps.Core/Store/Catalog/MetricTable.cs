using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Shapes;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Store.Catalog;

/// <summary>Metrics: series, their counts by minute, their latest values one by one, and the operations that run.</summary>
internal static class MetricTable
{
    private const string SelectCounts = "SELECT count, failed, sum, min, max, sketch FROM metric_minutes WHERE series = $1";
    private const string SelectPoints = "SELECT time, value, failed FROM metric_points WHERE series = $1 AND time >= $2";

    /// <summary>The series of a kind, or of all kinds.</summary>
    public static List<(long Id, SeriesKey Key)> Series(this CatalogTransaction transaction, PerfMetricKind? kind) => transaction.Query(
        "SELECT id, kind, name, label, unit FROM metric_series WHERE $1 IS NULL OR kind = $1 ORDER BY kind, name, label",
        row => (row.GetInt64(0), new SeriesKey(Enum.Parse<PerfMetricKind>(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4))),
        kind?.ToString());

    /// <summary>Adds what was measured of a series.</summary>
    public static void AddMetrics(this CatalogTransaction transaction, SeriesKey key, SeriesBuffer measured)
    {
        var id = transaction.Query(
            """
            INSERT INTO metric_series (kind, name, label, unit) VALUES ($1, $2, $3, $4)
            ON CONFLICT (kind, name, label) DO UPDATE SET unit = excluded.unit RETURNING id
            """,
            row => row.GetInt64(0), key.Kind.ToString(), key.Name, key.Label, key.Unit)[0];
        foreach (var (minute, counts) in measured.Minutes)
            transaction.AddMinute(id, minute, counts);
        foreach (var point in measured.Points)
            transaction.Execute("INSERT INTO metric_points (series, time, value, failed) VALUES ($1, $2, $3, $4)", id, Microseconds.From(point.Time), point.Value, point.Failed ? 1 : 0);
        transaction.Execute(
            $"""
            DELETE FROM metric_points WHERE series = $1
                AND time < (SELECT time FROM metric_points WHERE series = $1 ORDER BY time DESC LIMIT 1 OFFSET {SeriesBuffer.MostPoints - 1})
            """, id);
    }

    /// <summary>What was counted of a series since a time.</summary>
    public static MetricCounts Counts(this CatalogTransaction transaction, long series, DateTime? since)
    {
        var sum = new MetricCounts();
        foreach (var counts in transaction.Query($"{SelectCounts} AND minute >= $2 ORDER BY minute", Counted, series, since is { } first ? SeriesBuffer.MinuteOf(first) : long.MinValue))
            sum.Add(counts);
        return sum;
    }

    /// <summary>The latest values of a series since a time, oldest first.</summary>
    public static List<MetricPoint> Points(this CatalogTransaction transaction, long series, DateTime? since) => transaction.Query(
        $"{SelectPoints} ORDER BY time, number", Measured, series, From(since));

    /// <summary>The latest value of a series since a time; null where there is none.</summary>
    public static MetricPoint? LastPoint(this CatalogTransaction transaction, long series, DateTime? since) => transaction.Query(
        $"{SelectPoints} ORDER BY time DESC, number DESC LIMIT 1", row => (MetricPoint?)Measured(row), series, From(since)).SingleOrDefault();

    /// <summary>How many values were counted of a kind, or of one name of it.</summary>
    public static long Total(this CatalogTransaction transaction, PerfMetricKind kind, string? name = null) => transaction.Query(
        "SELECT coalesce(sum(count), 0) FROM metric_minutes JOIN metric_series ON id = series WHERE kind = $1 AND ($2 IS NULL OR name = $2)",
        row => row.GetInt64(0), kind.ToString(), name)[0];

    /// <summary>How many values are kept one by one.</summary>
    public static long PointCount(this CatalogTransaction transaction) => transaction.Query("SELECT count(*) FROM metric_points", row => row.GetInt64(0))[0];

    /// <summary>The first minute of which anything is known.</summary>
    public static DateTime? FirstMetric(this CatalogTransaction transaction) => transaction.Query(
        "SELECT min(minute) FROM metric_minutes", row => row.IsDBNull(0) ? default(DateTime?) : DateTime.UnixEpoch.AddMinutes(row.GetInt64(0)))[0];

    /// <summary>Forgets counts and values from before a time, and series that have none left.</summary>
    public static void ForgetMetrics(this CatalogTransaction transaction, DateTime before)
    {
        transaction.Execute("DELETE FROM metric_minutes WHERE minute < $1", SeriesBuffer.MinuteOf(before));
        transaction.Execute("DELETE FROM metric_points WHERE time < $1", Microseconds.From(before));
        transaction.Execute("DELETE FROM metric_series WHERE id NOT IN (SELECT series FROM metric_minutes)");
    }

    /// <summary>Keeps an operation that runs, so that another process can stop it.</summary>
    public static void OpenOperation(this CatalogTransaction transaction, OpenOperation operation) => transaction.Execute(
        "INSERT INTO open_operations VALUES ($1, $2, $3, $4, $5, $6)",
        operation.Id, operation.Name, operation.Label, Microseconds.From(operation.Started), operation.HostName, operation.ProcessId);

    /// <summary>Makes an operation one of no process.</summary>
    public static int HandOver(this CatalogTransaction transaction, string id) => transaction.Execute("UPDATE open_operations SET process = $2 WHERE id = $1", id, Performance.Metrics.OpenOperation.Nobody);

    /// <summary>Takes an operation from those that run.</summary>
    /// <returns>False if somebody else has.</returns>
    public static bool CloseOperation(this CatalogTransaction transaction, string id) => transaction.Execute("DELETE FROM open_operations WHERE id = $1", id) == 1;

    /// <summary>Forgets operations that nobody stopped.</summary>
    public static void ForgetOperations(this CatalogTransaction transaction, DateTime before) =>
        transaction.Execute("DELETE FROM open_operations WHERE started < $1", Microseconds.From(before));

    /// <summary>The operations that run, the longest first.</summary>
    public static List<OpenOperation> OpenOperations(this CatalogTransaction transaction) => transaction.Query(
        "SELECT id, name, label, started, host, process FROM open_operations ORDER BY started, id",
        row => new OpenOperation(row.GetString(0), row.GetString(1), row.GetString(2), Microseconds.ToTime(row.GetInt64(3)), 0, row.GetString(4), row.GetInt32(5)) { Written = true });

    private static void AddMinute(this CatalogTransaction transaction, long series, long minute, MetricCounts counts)
    {
        var sum = new MetricCounts();
        foreach (var before in transaction.Query($"{SelectCounts} AND minute = $2", Counted, series, minute))
            sum.Add(before);
        sum.Add(counts);
        transaction.Execute("INSERT OR REPLACE INTO metric_minutes VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            series, minute, sum.Count, sum.Failed, sum.Sum, sum.Min, sum.Max, sum.Sketch.ToBytes());
    }

    private static MetricCounts Counted(SqliteDataReader row) =>
        MetricCounts.Of(row.GetInt64(0), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4), row.GetFieldValue<byte[]>(5));

    private static MetricPoint Measured(SqliteDataReader row) => new(Microseconds.ToTime(row.GetInt64(0)), row.GetDouble(1), row.GetInt64(2) != 0);

    private static long From(DateTime? since) => since is { } first ? Microseconds.From(first) : long.MinValue;
}
