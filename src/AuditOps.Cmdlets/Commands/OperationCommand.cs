using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet that runs one operation: it turns its parameters into a request, and the engine does the rest.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class OperationCommand<TRequest, TResult> : PSCmdlet
    where TRequest : class, IRequest<TResult>
{
    // Never disposed: StopProcessing comes on another thread and may be late; without a timer or a wait handle there is nothing to free.
    private readonly CancellationTokenSource _stop = new();
    private AuditOpsException? _limit;

    /// <summary>The request that the parameters make.</summary>
    protected abstract TRequest ToRequest();

    /// <summary>Writes one result.</summary>
    protected virtual void Emit(TResult result) => WriteObject(result);

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        // A list that is $null is a variable that somebody forgot to fill: taken as "no filter", it would mean everything.
        foreach (var name in MyInvocation.BoundParameters.Where(bound => bound.Value is null).Select(bound => bound.Key))
        {
            if (GetType().GetProperty(name) is { PropertyType.IsArray: true })
                ThrowTerminatingError(ErrorRecords.From(NullArgument(name)));
        }
    }

    /// <inheritdoc />
    protected override void ProcessRecord() => Run(ToRequest());

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (_limit is { } limit)
            ThrowTerminatingError(ErrorRecords.From(limit));
    }

    /// <inheritdoc />
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Runs a request and writes its results as they come.</summary>
    protected void Run(TRequest request)
    {
        var observer = new CommandObserver(this);
        using var results = Open(request, observer);
        while (Advance(results, observer))
        {
            if (results.Current is { } result)
                Indexable.Make(result);
            Emit(results.Current);
        }

        observer.Complete();
    }

    /// <summary>The full path of a file or folder that a parameter names, which may not exist yet.</summary>
    protected string? FullPath(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return path;
        var full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name == "FileSystem")
            return full;
        ThrowTerminatingError(ErrorRecords.From(FilePaths.NotInFileSystem(path, provider.Name)));
        return null;
    }

    /// <summary>Paths or globs from the current location as full ones.</summary>
    protected string[] FullPaths(string[] paths) => [.. paths.Select(path => FullPath(path)!)];

    private IEnumerator<TResult> Open(TRequest request, CommandObserver observer)
    {
        try
        {
            return SharedEngine.Current.Run((IRequest<TResult>)request, observer, _stop.Token).GetEnumerator();
        }
        catch (AuditOpsException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error));
            throw;
        }
    }

    private bool Advance(IEnumerator<TResult> results, CommandObserver observer)
    {
        try
        {
            var more = results.MoveNext();
            observer.Interruption?.Throw();
            return more;
        }
        catch (Exception) when (observer.Interruption is not null)
        {
            observer.Interruption.Throw();
            throw;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (AuditOpsException error) when (error.Kind == ErrorKind.LimitReached)
        {
            // The promise is an error after all output, and there may be more requests to come.
            _limit ??= error;
            return false;
        }
        catch (AuditOpsException error)
        {
            observer.Complete();
            ThrowTerminatingError(ErrorRecords.From(error));
            throw;
        }
    }

    private static AuditOpsException NullArgument(string parameter) => new(
        ErrorKind.InvalidRequest, "ArgumentNull", $"The value of -{parameter} is $null. Give a value, or leave the parameter out.")
    { Target = parameter };
}
