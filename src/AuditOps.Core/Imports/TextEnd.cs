using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Input;

namespace AuditOps.Core.Imports;

/// <summary>Decides whether a partial last line is a record, or waits for the rest of it.</summary>
internal static class TextEnd
{
    /// <summary>A file that nobody has written to for this long is taken as it is.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>What the end of an input means.</summary>
    /// <remarks>
    /// A file that may still be written to is looked at until it is quiet, so that a line which a writer is about to finish is not cut in
    /// two, and a last line without a line end is not lost. A record may go on in the lines that follow. Of a compressed file that was just
    /// written to, the end may be missing yet.
    /// </remarks>
    public static StreamEnd Of(InputFile input, RecordReader reader, ImportSettings settings, CancellationToken cancellationToken)
    {
        var file = new FileInfo(input.Path);
        if (!settings.Final && input.Length is null)
            return settings.Clock.GetUtcNow() - file.LastWriteTimeUtc < Quiet ? StreamEnd.FinalIfWhole : StreamEnd.Final;
        if (settings.Final || RotatedFile.IsName(Path.GetFileName(input.Path)) || (!reader.SpansLines && EndsWithLine(input)))
            return StreamEnd.Final;

        if (settings.Following)
            return reader.SpansLines && settings.Clock.GetUtcNow() - file.LastWriteTimeUtc >= InputWatch.Silence ? StreamEnd.Final : StreamEnd.Growing;

        var length = file.Length;
        while (settings.Clock.GetUtcNow() - file.LastWriteTimeUtc < Quiet)
        {
            if (cancellationToken.WaitHandle.WaitOne(100))
                throw new OperationCanceledException(cancellationToken);
            file.Refresh();
            if (!file.Exists || file.Length != length)
                return StreamEnd.Growing;
        }

        return StreamEnd.Final;
    }

    private static bool EndsWithLine(InputFile input)
    {
        if (input.Length is not { } length || length == 0)
            return false;
        using var content = input.Open(length - 1);
        return content.ReadByte() == '\n';
    }
}
