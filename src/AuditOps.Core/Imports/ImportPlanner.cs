using AuditOps.Core.Formats;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Imports;

/// <summary>Decides for each input what is new in it, by what the catalogue knows of its source (DESIGN section 5).</summary>
/// <param name="store">The store to import into.</param>
/// <param name="formats">The formats that exist.</param>
/// <param name="detector">Finds an input's format.</param>
/// <param name="settings">How inputs are imported.</param>
internal sealed class ImportPlanner(EventStore store, FormatCatalog formats, FormatDetector detector, ImportSettings settings)
{
    private const int LargestHead = 64 << 20;

    /// <summary>Plans one input.</summary>
    /// <param name="input">The file or stream.</param>
    /// <param name="sourceFile">What its events will name as their file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AuditOpsException">It cannot be read, is no text, is empty, or its format is not known.</exception>
    public PlannedInput Plan(InputFile input, string sourceFile, CancellationToken cancellationToken)
    {
        var content = new PeekStream(input.Open());
        var planned = false;
        try
        {
            var head = content.Peek(FormatDetector.HeadBytes).ToArray();
            if (head.Length == 0 && content.Damage is { } damage)
                throw new AuditOpsException(ErrorKind.InvalidData, "InputDamaged", $"{sourceFile}: {damage}.") { Target = sourceFile };
            if (head.Length == 0)
                throw Refused("InputEmpty", sourceFile, "is empty: there is nothing to import");
            var whole = head.Length < FormatDetector.HeadBytes;
            var (format, reader) = detector.Detect(head, whole, Path.GetFileName(sourceFile), settings.Format)
                ?? throw Refused("FormatUnknown", sourceFile, $"is of no known format. Name one with -Format ({string.Join(", ", formats.All.Select(known => known.Name))}), or add your own to the store's content/formats");
            var end = TextEnd.Of(input, reader, settings, cancellationToken);
            var first = FirstRecord(content, ref head, reader, end);
            if (first == 0)
                throw Refused("InputIncomplete", sourceFile, "holds no complete record yet; import it again when it does");

            var root = SourceIdentity.Of(head.AsSpan(0, first));
            var known = store.ImportsLike(root);
            foreach (var state in known)
            {
                if (Continued(input, state, cancellationToken) is { } found)
                    return new PlannedInput(input, sourceFile, formats[state.Format!], RecordReaders.Find(state.Reader!)!, state, state, found.Content, found.Tail, end);
            }

            planned = true;
            var source = known.Count == 0 ? root : SourceIdentity.Differing(root, Differing(input, known[0]));
            var fresh = new ImportState
            {
                Source = source,
                Root = root,
                Path = sourceFile,
                Offset = Position.Zero.Offset,
                Record = Position.Zero.Record,
                Tail = "",
                Reader = reader.Name,
                Format = format.Name,
                TimeZone = settings.TimeZone,
                Origin = settings.Origin,
                Year = FirstYear.Of(input, reader, head, whole, settings.TimeZone, cancellationToken),
            };
            return new PlannedInput(input, sourceFile, format, reader, null, fresh, content, new Tail(), end);
        }
        finally
        {
            if (!planned)
                content.Dispose();
        }
    }

    private static int FirstRecord(PeekStream content, ref byte[] head, RecordReader reader, StreamEnd end)
    {
        for (var size = head.Length; ; size *= 4)
        {
            var whole = head.Length < size;
            if (reader.First(head, whole ? end : StreamEnd.Open) is > 0 and var first)
                return first;
            if (whole)
                return 0;
            if (size >= LargestHead)
                return head.Length;
            head = content.Peek(size * 4).ToArray();
        }
    }

    /// <summary>The text after what was imported of a source, if the input is that source; null if it differs.</summary>
    private (InputStream Content, Tail Tail)? Continued(InputFile input, ImportState state, CancellationToken cancellationToken)
    {
        var length = (int)Math.Min(state.Offset, SourceIdentity.TailBytes);
        var content = new PeekStream(input.Open(state.Offset - length));
        var tail = content.Peek(length);
        if (tail.Length == length && SourceIdentity.HashTail(tail) == state.Tail)
        {
            var before = new Tail();
            before.Append(tail);
            content.Skip(length);
            return (content, before);
        }

        var shorter = tail.Length < length;
        content.Dispose();
        return shorter && StoredPrefix.Holds(store, input, state, cancellationToken) ? (new PeekStream(Stream.Null), new Tail()) : null;
    }

    /// <summary>The block in which an input that begins like a known source differs from it.</summary>
    private static byte[] Differing(InputFile input, ImportState known)
    {
        using var content = input.Open(Math.Max(0, known.Offset - SourceIdentity.TailBytes));
        var block = new byte[SourceIdentity.TailBytes];
        var length = content.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        return block[..length];
    }

    private static AuditOpsException Refused(string code, string sourceFile, string what) =>
        new(ErrorKind.InvalidData, code, $"{sourceFile} {what}.") { Target = sourceFile };
}
