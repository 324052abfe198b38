using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Passes on what a script writes as it writes it: the script waits while nobody reads.</summary>
internal sealed class ScriptStreams(IBatchSink sink)
{
    private const int UsualSize = 256;

    /// <summary>Runs a script.</summary>
    /// <param name="shell">The script.</param>
    /// <param name="run">Runs it to its end, with its output going where it is told.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="AuditOpsException">It could not be run to its end.</exception>
    public void Invoke(PowerShell shell, Action<PSDataCollection<PSObject>> run, CancellationToken stop)
    {
        var output = new PSDataCollection<PSObject>();
        Pass(output, value => new BatchOutput(BatchStream.Output, value, Size: SizeOf(value)));
        Pass(shell.Streams.Error, record => ErrorOf(record));
        Pass(shell.Streams.Warning, record => Message(BatchStream.Warning, record));
        Pass(shell.Streams.Verbose, record => Message(BatchStream.Verbose, record));
        Pass(shell.Streams.Debug, record => Message(BatchStream.Debug, record));
        Pass(shell.Streams.Information, record => new BatchOutput(BatchStream.Information, record, record.ToString(), SizeOf(record.MessageData)));
        shell.Streams.Progress.DataAdded += (_, _) => shell.Streams.Progress.Clear();
        try
        {
            run(output);
        }
        catch (Exception error) when (stop.IsCancellationRequested && error is not OperationCanceledException)
        {
            throw new OperationCanceledException("The item was ended.", error, stop);
        }
        catch (Exception error) when (error is IContainsErrorRecord failure)
        {
            sink.Write(ErrorOf(failure.ErrorRecord));
        }
        catch (Exception error) when (error is not (OperationCanceledException or AuditOpsException))
        {
            sink.Write(ErrorOf(new ErrorRecord(error, "ItemFailed", ErrorCategory.NotSpecified, null)));
        }
    }

    private void Pass<T>(PSDataCollection<T> written, Func<T, BatchOutput> convert) => written.DataAdded += (_, _) =>
    {
        foreach (var one in written.ReadAll())
            sink.Write(convert(one));
    };

    private static BatchOutput ErrorOf(ErrorRecord record) => new(BatchStream.Error, record, record.ToString());

    private static BatchOutput Message(BatchStream stream, InformationalRecord record) => new(stream, record.Message, record.Message, SizeOf(record.Message));

    private static int SizeOf(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => UsualSize + 2 * text.Length,
        byte[] bytes => UsualSize + bytes.Length,
        Array array => UsualSize + 16 * array.Length,
        _ => UsualSize,
    };
}
