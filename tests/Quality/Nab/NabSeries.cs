using System.Globalization;
using System.Text.Json;

namespace AuditOps.Quality.Nab;

/// <summary>A series of the Numenta Anomaly Benchmark, with the windows in which its anomalies lie.</summary>
/// <param name="Name">Its folder, the domain, and its file.</param>
/// <param name="Times">When, in the order of the file.</param>
/// <param name="Values">What was measured.</param>
/// <param name="Windows">First and last place of each window, both inclusive, in order.</param>
internal sealed record NabSeries(string Name, DateTime[] Times, double[] Values, IReadOnlyList<(int First, int Last)> Windows)
{
    /// <summary>Reads every series of a folder that holds <c>windows.json</c> and one folder a domain.</summary>
    public static IReadOnlyList<NabSeries> ReadAll(string folder)
    {
        using var windows = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "windows.json")));
        return [.. windows.RootElement.EnumerateObject().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => Read(folder, file))];
    }

    private static NabSeries Read(string folder, JsonProperty file)
    {
        var rows = File.ReadLines(Path.Combine(folder, file.Name)).Skip(1).Select(line => line.Split(',')).ToList();
        var times = rows.Select(row => Time(row[0])).ToArray();
        var values = rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture)).ToArray();
        var windows = file.Value.EnumerateArray()
            .Select(window => (Array.IndexOf(times, Time(window[0].GetString()!)), Array.IndexOf(times, Time(window[1].GetString()!))));
        return new NabSeries(file.Name, times, values, [.. windows.Order()]);
    }

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
