using System.Text;

namespace AuditOps.Cmdlets;

/// <summary>Keeps text from the pipeline in a temporary file, so that any amount of it can be read as one log; gone when it is closed.</summary>
internal sealed class Spool : IDisposable
{
    private readonly FileStream _file;
    private readonly StreamWriter _writer;

    public Spool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        _writer = new StreamWriter(_file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
    }

    public void Add(string line) => _writer.WriteLine(line);

    /// <summary>Everything that was added, from its beginning.</summary>
    public Stream Read()
    {
        _writer.Flush();
        _file.Position = 0;
        return _file;
    }

    public void Dispose() => _file.Dispose();
}
