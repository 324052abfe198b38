using AuditOps.Core.Formats;
using AuditOps.Core.Readers;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Imports;

/// <summary>Finds the format of an input by its first records; names of files break ties.</summary>
/// <param name="formats">The formats to choose of.</param>
/// <param name="runners">Gives the database that looks at the records.</param>
internal sealed class FormatDetector(FormatCatalog formats, FormatRunners runners) : IDisposable
{
    /// <summary>How many bytes of an input are looked at.</summary>
    public const int HeadBytes = 64 << 10;

    private const int MostRecords = 200;
    private readonly FormatRunner runner = runners.TakeDetection();

    /// <summary>The best format and the reader that cuts its records.</summary>
    /// <param name="head">The first bytes of the text.</param>
    /// <param name="whole">Whether these are all bytes.</param>
    /// <param name="name">The file's name without its folder.</param>
    /// <param name="forced">The format that the user named, or null.</param>
    /// <returns>Null where no format knows any of the records.</returns>
    public (FormatDefinition Format, RecordReader Reader)? Detect(ReadOnlyMemory<byte> head, bool whole, string name, string? forced)
    {
        var candidates = forced is null ? formats.All : [formats[forced]];
        var best = default((FormatDefinition Format, RecordReader Reader, double Score, bool Named)?);
        foreach (var reader in RecordReaders.All.Where(reader => candidates.Any(format => format.Readers.Contains(reader.Name))))
        {
            if ((forced is null && !reader.MayRead(head.Span)) || !Fill(reader, head, whole))
                continue;
            var possible = candidates.Where(format => format.Readers.Contains(reader.Name)).ToList();
            foreach (var (format, score) in possible.Zip(runner.Detect(possible)))
            {
                var named = format.FilePatterns.Any(pattern => Wildcard.IsMatch(pattern, name));
                if (score > 0 && (best is null || (score, named).CompareTo((best.Value.Score, best.Value.Named)) > 0))
                    best = (format, reader, score, named);
            }
        }

        if (best is { } found)
            return (found.Format, found.Reader);
        return forced is null ? null : (formats[forced], RecordReaders.Find(formats[forced].Readers[0])!);
    }

    public void Dispose() => runners.Keep(runner);

    /// <summary>Puts the first records into the input table.</summary>
    /// <returns>False where the reader sees no record in these bytes.</returns>
    private bool Fill(RecordReader reader, ReadOnlyMemory<byte> head, bool whole)
    {
        runner.Input.Clear();
        var cut = reader.Cut(head.Span, Position.Zero, whole ? StreamEnd.Final : StreamEnd.Open);
        if (cut.Length == 0)
            cut = reader.Cut(head.Span, Position.Zero, StreamEnd.Final);
        if (cut.Length == 0)
            return false;
        runner.Input.Begin(0, "", DateTime.UnixEpoch.Year, head);
        reader.Parse(new Slice(0, head[..cut.Length], Position.Zero, Position.Zero.After(cut), Forced: true), new FirstRecords(runner.Input, MostRecords));
        return runner.Input.Records > 0;
    }

    /// <summary>Passes the first records on, and drops the others.</summary>
    private sealed class FirstRecords(RecordWriter next, int most) : RecordWriter
    {
        private int left = most;

        public override void Add(long record, long offset, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> fields, in RecordHeader header = default)
        {
            if (left-- > 0)
                next.Add(record, offset, raw, fields, header);
        }

        public override void Problem(long record, string code, string message)
        {
        }
    }
}
