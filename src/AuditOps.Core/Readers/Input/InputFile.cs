namespace AuditOps.Core.Readers.Input;

/// <summary>One input: a plain or compressed file, a member of a zip archive, or a stream that is given.</summary>
internal sealed class InputFile
{
    private readonly Func<Stream> content;
    private readonly InputLimits limits;

    private InputFile(string path, string? member, DateTimeOffset lastWrite, ContentKind? kind, long? length, InputLimits limits, Func<Stream> content)
    {
        (Path, Member, LastWriteTime, Kind, this.limits, this.content) = (path, member, lastWrite, kind, limits, content);
        Length = kind?.Form == ContentForm.Utf8 ? length - kind.Skip : null;
    }

    /// <summary>The file, or what a stream was called.</summary>
    public string Path { get; }

    /// <summary>The member of a zip archive, or null.</summary>
    public string? Member { get; }

    /// <summary>Path and member: what messages and <c>source_file</c> show.</summary>
    public string Name => Member is null ? Path : $"{Path}!{Member}";

    /// <summary>When the file or the member was written last.</summary>
    public DateTimeOffset LastWriteTime { get; }

    /// <summary>True where the bytes cannot grow in place.</summary>
    public bool IsCompressed => Member is not null || Kind?.Form is ContentForm.Gzip or ContentForm.Zstd;

    /// <summary>Bytes of the text, where it is stored as it is read.</summary>
    public long? Length { get; }

    private ContentKind? Kind { get; }

    /// <summary>Looks at a file: it is one input, or each of a zip archive's members is one.</summary>
    /// <exception cref="AuditOpsException">It does not exist, cannot be read, or is an archive that cannot be used.</exception>
    public static IReadOnlyList<InputFile> Find(string path, InputLimits? limits = null)
    {
        limits ??= new();
        var stream = OpenFile(path);
        if (!stream.CanSeek) return [FromStream(stream, path, limits)];
        using (stream)
        {
            var kind = ContentKind.Of(new PeekStream(stream).Peek(ContentKind.HeadBytes));
            if (kind.Form == ContentForm.Zip) return ZipMembers.Find(path, limits);
            return [new(path, null, File.GetLastWriteTimeUtc(path), kind, stream.Length, limits, () => OpenFile(path))];
        }
    }

    /// <summary>Takes a stream that can be read once, such as standard input.</summary>
    public static InputFile FromStream(Stream stream, string name, InputLimits? limits = null) =>
        new(name, null, DateTimeOffset.UtcNow, null, null, limits ?? new(), () => stream);

    /// <summary>Takes a member of an archive.</summary>
    internal static InputFile OfMember(string path, string member, DateTimeOffset lastWrite, InputLimits limits, Func<Stream> content) =>
        new(path, member, lastWrite, null, null, limits, content);

    /// <summary>Opens the text, from an offset of its decompressed bytes on.</summary>
    /// <exception cref="AuditOpsException">It cannot be read, is no text, or is a decompression bomb.</exception>
    public InputStream Open(long offset = 0)
    {
        var stream = content();
        if (Length is not null && offset > 0)
        {
            stream.Seek(offset + Kind!.Skip, SeekOrigin.Begin);
            return new PeekStream(stream);
        }
        var text = TextInput.Open(stream, Name, limits);
        var skip = new byte[Math.Min(offset, 1 << 16)];
        while (offset > 0 && text.Read(skip, 0, (int)Math.Min(offset, skip.Length)) is var read and > 0) offset -= read;
        return text;
    }

    internal static FileStream OpenFile(string path)
    {
        try
        {
            // Others may write, rename and delete it meanwhile: it is a log.
            return new FileStream(path, new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AuditOpsException(ErrorKind.NotFound, "PathNotFound", $"There is no file '{path}'.", e) { Target = path };
        }
        catch (UnauthorizedAccessException e)
        {
            var what = Directory.Exists(path) ? "is a folder: name the files in it" : "cannot be read: run as a user who may, such as one of group adm or root";
            throw new AuditOpsException(ErrorKind.PermissionDenied, "PathUnreadable", $"'{path}' {what}.", e) { Target = path };
        }
        catch (IOException e)
        {
            throw new AuditOpsException(ErrorKind.ResourceUnavailable, "PathUnreadable", $"'{path}' cannot be opened: {e.Message}", e) { Target = path };
        }
    }
}
