using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet that reads events: from a store, from files, or from whatever is piped to it.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class SourceCommand<TRequest, TResult> : OperationCommand<TRequest, TResult>, IDisposable
    where TRequest : SourceRequest<TResult>
{
    private readonly List<EventSource> _references = [];
    private readonly List<string> _files = [];
    private Spool? _spool;
    private EventSource _given = new();
    private bool _pathsAreMissing;

    [Parameter(Position = 0), SupportsWildcards]
    public virtual string[] Path { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true), Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string? Format { get; set; }

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string? TimeZone { get; set; }

    [Parameter(ValueFromPipeline = true)]
    [Summary("Lines of a log, records of any kind, files, or results of other AuditOps commands, whose events are then looked at.")]
    public PSObject? InputObject { get; set; }

    /// <summary>Whether each finding in the pipeline is a request of its own; otherwise one request covers all that lie in one place.</summary>
    protected virtual bool RunsForEachReference => true;

    /// <summary>Whether there can be only one request, because it writes one file.</summary>
    protected virtual bool RunsOnce => false;

    /// <summary>Whether results of other AuditOps commands are records like any other, instead of leading to their events.</summary>
    protected virtual bool TakesRecords => false;

    /// <inheritdoc />
    public void Dispose() => _spool?.Dispose();

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var paths = FilePaths.Resolve(this, Path, LiteralPath);
        _pathsAreMissing = paths.Count == 0 && Path.Length + LiteralPath.Length > 0;
        _given = new EventSource { Store = FullPath(Store), LiteralPath = paths, EventId = GivenEventId() };
    }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (InputObject is null || _pathsAreMissing)
            return;
        foreach (var item in PipelineObject.Read(InputObject, TakesRecords))
            Take(item);
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        List<EventSource> sources = _pathsAreMissing ? [] : IsPiped ? [.. Piped()] : [_given];
        if (RunsOnce && sources.Count > 1)
            ThrowTerminatingError(ErrorRecords.From(SeveralSources()));
        foreach (var source in sources)
            Run(Locate(ToRequest(), source));
        base.EndProcessing();
    }

    /// <summary>The identities that the command line names, where the request has them.</summary>
    protected virtual string[] GivenEventId() => [];

    /// <summary>Adds to a request what it reads.</summary>
    private protected virtual TRequest Locate(TRequest request, EventSource source)
    {
        SourceRequest<TResult> located = request;
        return (TRequest)(located with
        {
            LiteralPath = source.LiteralPath,
            Store = source.Store,
            Format = Format,
            TimeZone = TimeZone,
            Input = source.Input,
        });
    }

    // An empty pipeline means nothing: it must not turn into a request for the whole store.
    private bool IsPiped => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));

    private void Take(PipelineItem item)
    {
        switch (item)
        {
            case PipelineItem.Line line:
                (_spool ??= new()).Add(line.Text);
                break;
            case PipelineItem.File file:
                _files.Add(file.FullName);
                break;
            case PipelineItem.Event found:
                _references.Add(Resolve(found.Source));
                break;
            case PipelineItem.Reference reference when RunsForEachReference && !RunsOnce:
                Run(Locate(ToRequest(), Resolve(reference.Source)));
                break;
            case PipelineItem.Reference reference:
                _references.Add(Resolve(reference.Source));
                break;
        }
    }

    private IEnumerable<EventSource> Piped()
    {
        foreach (var source in EventSource.Merge(_references))
            yield return source;
        if (FilePaths.Resolve(this, [], _files) is { Count: > 0 } files)
            yield return _given with { LiteralPath = [.. _given.LiteralPath, .. files] };
        if (_spool is not null)
            yield return _given with { Input = _spool.Read() };
    }

    // What the command line names goes before what the object says of itself.
    private EventSource Resolve(EventSource reference)
    {
        var place = _given.Store is not null || _given.LiteralPath.Count > 0 ? _given : reference;
        return place with { EventId = _given.EventId.Count > 0 ? _given.EventId : reference.EventId };
    }

    private static AuditOpsException SeveralSources() => new(
        ErrorKind.InvalidRequest,
        "SeveralSources",
        "What was piped comes from several stores or sets of files, and only one file is written. Pipe them one after the other, each to its own -Destination.");
}
