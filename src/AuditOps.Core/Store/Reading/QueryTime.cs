using System.Collections;
using System.Diagnostics;
using System.Globalization;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Reading;

/// <summary>Measures how long a statement keeps DuckDB busy, and tells it when it is disposed.</summary>
/// <param name="sql">The statement.</param>
/// <param name="values">Its parameters.</param>
/// <param name="tell">Hears of it; null when nobody asks.</param>
internal sealed class QueryTime(string sql, IReadOnlyList<object?> values, Action<string>? tell) : IDisposable
{
    private readonly Stopwatch watch = new();

    /// <summary>Does one step of the statement.</summary>
    public T Measure<T>(Func<T> step)
    {
        watch.Start();
        try
        {
            return step();
        }
        finally
        {
            watch.Stop();
        }
    }

    public void Dispose() => tell?.Invoke(string.Create(CultureInfo.InvariantCulture,
        $"{watch.Elapsed.TotalMilliseconds:N1} ms: {sql}{string.Concat(values.Select((value, index) => string.Create(CultureInfo.InvariantCulture, $" [${index + 1} = {Text(value)}]")))}"));

    private static string Text(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text}'",
        DateTime time => Microseconds.Text(time),
        ICollection many => string.Create(CultureInfo.InvariantCulture, $"{many.Count:N0} values"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
