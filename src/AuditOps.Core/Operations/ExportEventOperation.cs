namespace AuditOps.Core.Operations;

/// <summary>Writes events to a file: all of it, or nothing.</summary>
internal sealed class ExportEventOperation : IOperation<ExportEvent, ExportResult>
{
    public IEnumerable<ExportResult> Run(ExportEvent request, OperationContext context)
    {
        var file = new OutputFile(request.Destination, request.Force);
        var format = request.As ?? Format(file.Path);
        if (!context.Observer.Approve(new Change("Export events", file.Path)))
            yield break;

        using var scope = context.Open(request);
        var events = 0L;
        file.Write(draft => events = scope.Events.Export(scope.Filter, draft, format, context.CancellationToken));
        yield return new ExportResult { Destination = file.Path, Events = events, SizeBytes = new FileInfo(file.Path).Length };
    }

    private static ExportFormat Format(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jsonl" or ".json" or ".ndjson" => ExportFormat.Jsonl,
        ".csv" => ExportFormat.Csv,
        ".parquet" => ExportFormat.Parquet,
        var other => throw new AuditOpsException(ErrorKind.InvalidRequest, "ExportFormatUnknown",
            $"The ending '{other}' of {path} does not say what to write. Use .jsonl, .csv or .parquet, or choose with -As."),
    };
}
