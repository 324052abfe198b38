using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Csv;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Readers.Json;

namespace AuditOps.Core.Series;

/// <summary>Reads the series of a request out of JSON or CSV, in files or from a stream.</summary>
/// <param name="request">Says where it is.</param>
/// <param name="value">The name of its numbers.</param>
/// <param name="time">The name of their times; null where they have none but their order.</param>
/// <param name="context">The context of the run.</param>
internal sealed class SeriesInput<TResult>(SourceRequest<TResult> request, string value, string? time, OperationContext context)
{
    private const int HeadBytes = 4_096;
    private const int BufferBytes = 1 << 20;

    /// <summary>The values in the order of their times. What has no number or no time is reported and left out.</summary>
    public (IReadOnlyList<SeriesPoint> Points, IReadOnlyList<string>? Files) Read()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(context.Workspace.ImportSettings(request, final: true).TimeZone);
        var inputs = request.Input is { } stream
            ? [(Name: "pipeline", File: InputFile.FromStream(stream, "pipeline"))]
            : context.Workspace.Files(request, context.Observer).SelectMany(input => InputFile.Find(input.File).Select(file => (file.Name, File: file))).ToList();
        if (inputs.Count == 0)
            throw NoInput();

        var points = new List<SeriesPoint>();
        foreach (var (name, file) in inputs)
            points.AddRange(Read(name, file, new SeriesRecords(value, time, zone)));
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

    private static AuditOpsException NoInput() => new(ErrorKind.NotFound, "NoInput",
        "With -Value there must be a series: pipe objects, or give a JSON or CSV file as -Path.");

    private static Problem Left(string name, SeriesRecords records, long record, string why) => new(
        records.Points.Count == 0 ? ProblemLevel.Error : ProblemLevel.Warning, ErrorKind.InvalidData, "ValuesSkipped",
        $"{name}: {Wording.Count(records.Skipped, "record")} of {Wording.Number(records.Count)} left out. The first, record {Wording.Number(record)}, {why}.", name);
}
