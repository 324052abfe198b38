using AuditOps.Core.Store.Segments;

namespace AuditOps.Core;

/// <summary>A file that a user asked for: it appears whole or not at all, and does not replace another one unless that was asked for.</summary>
internal sealed class OutputFile
{
    private readonly bool force;
    private readonly string folder;

    /// <param name="path">Where it goes.</param>
    /// <param name="force">Whether it may replace a file.</param>
    /// <param name="makeFolder">Whether its folder is made when it is written.</param>
    /// <exception cref="AuditOpsException">There is such a file, or no such folder.</exception>
    public OutputFile(string path, bool force, bool makeFolder = false)
    {
        Path = System.IO.Path.GetFullPath(path);
        this.force = force;
        folder = System.IO.Path.GetDirectoryName(Path) ?? Path;
        if (Directory.Exists(Path))
            throw new AuditOpsException(ErrorKind.InvalidRequest, "OutputIsFolder", $"{Path} is a folder. Name a file.") { Target = Path };
        if (File.Exists(Path) && !force)
            throw Taken();
        if (!makeFolder && !Directory.Exists(folder))
            throw new AuditOpsException(ErrorKind.NotFound, "OutputFolderNotFound", $"There is no folder {folder} to write to. Make it, or name another one.") { Target = Path };
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Writes it.</summary>
    /// <exception cref="AuditOpsException">It cannot be written; what was there before still is.</exception>
    /// <param name="write">Writes the content to the path that it is given.</param>
    public void Write(Action<string> write)
    {
        var draft = $"{Path}.{Guid.NewGuid():N}.new";
        try
        {
            Directory.CreateDirectory(folder);
            write(draft);
            if (File.Exists(Path) && !force)
                throw Taken();
            File.Move(draft, Path, overwrite: force);
        }
        catch (Exception error) when (Disk.IsWriteFailure(error))
        {
            throw Disk.WriteFailed(Path, error);
        }
        finally
        {
            if (File.Exists(draft))
                File.Delete(draft);
        }
    }

    private AuditOpsException Taken() => new(ErrorKind.Conflict, "OutputExists", $"{Path} exists. Use -Force to replace it.") { Target = Path };
}
