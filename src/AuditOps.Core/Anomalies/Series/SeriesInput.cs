using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Csv;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Readers.Json;

namespace AuditOps.Core.Anomalies.Series;

/// <summary>Reads the series of a request out of JSON or CSV, in files or from a stream.</summary>
internal sealed class SeriesInput(GetAnomaly request, OperationContext context)
{
    private const int HeadBytes = 4_096;
    private const int BufferBytes = 1 << 20;

    /// <summary>The values in the order of their times. What has no number or no time is reported and left out.</summary>
    public (IReadOnlyList<SeriesPoint> Points, IReadOnlyList<string>? Files) Read()
    {
        if (request.Time is not { } time)
            throw Missing();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(context.Workspace.ImportSettings(request, final: true).TimeZone);
        var inputs = request.Input is { } stream
            ? [(Name: "pipeline", File: InputFile.FromStream(stream, "pipeline"))]
            : context.Workspace.Files(request, context.Observer).SelectMany(input => InputFile.Find(input.File).Select(file => (file.Name, File: file))).ToList();
        if (inputs.Count == 0)
            throw NoInput();

        var points = new List<SeriesPoint>();
        foreach (var (name, file) in inputs)
            points.AddRange(Read(name, file, new SeriesRecords(request.Value!, time, zone)));
        return ([.. points.OrderBy(point => point.Time)], request.Input is null ? [.. inputs.Select(input => input.File.Path).Distinct(StringComparer.Ordinal)] : null);
    }

    private List<SeriesPoint> Read(string name, InputFile file, SeriesRecords records)
    {
        using var text = new PeekStream(file.Open());
        var json = new JsonReader();
        RecordReader reader = json.MayRead(text.Peek(HeadBytes)) ? json : new CsvReader();
        var pump = new SlicePump(text, reader, new SliceBuffers(BufferBytes), source: 0, Position.Zero);
        foreach (var slice in pump.Slices(StreamEnd.Final, context.CancellationToken))
        {
            using (slice)
                reader.Parse(slice, records);
        }

        if (records.FirstSkipped is { } skipped)
            context.Observer.OnProblem(Left(name, records, skipped.Record, skipped.Why));
        return records.Points;
    }

    private static AuditOpsException Missing() => new(ErrorKind.InvalidRequest, "TimeMissing",
        "-Value names the numbers of a series, but -Time does not name their times. Give the name of the property or column that holds them.")
    { Target = nameof(GetAnomaly.Time) };

    private static AuditOpsException NoInput() => new(ErrorKind.NotFound, "NoInput",
        "With -Value there must be a series: pipe objects, or give a JSON or CSV file as -Path.");

    private static Problem Left(string name, SeriesRecords records, long record, string why) => new(
        records.Points.Count == 0 ? ProblemLevel.Error : ProblemLevel.Warning, ErrorKind.InvalidData, "ValuesSkipped",
        $"{name}: {Wording.Count(records.Skipped, "record")} of {Wording.Number(records.Count)} left out. The first, record {Wording.Number(record)}, {why}.", name);
}
