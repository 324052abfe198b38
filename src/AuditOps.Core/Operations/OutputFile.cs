namespace AuditOps.Core.Operations;

/// <summary>A file that a user asked for: it appears whole or not at all, and does not replace another one unless that was asked for.</summary>
internal sealed class OutputFile
{
    private readonly bool force;

    /// <param name="path">Where it goes.</param>
    /// <param name="force">Whether it may replace a file.</param>
    /// <exception cref="AuditOpsException">There is such a file, or no such folder.</exception>
    public OutputFile(string path, bool force)
    {
        Path = System.IO.Path.GetFullPath(path);
        this.force = force;
        if (Directory.Exists(Path))
            throw new AuditOpsException(ErrorKind.InvalidRequest, "OutputIsFolder", $"{Path} is a folder. Name a file.") { Target = Path };
        if (File.Exists(Path) && !force)
            throw Taken();
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path)))
            throw new AuditOpsException(ErrorKind.NotFound, "OutputFolderNotFound", $"There is no folder {System.IO.Path.GetDirectoryName(Path)} to write to. Make it, or name another one.") { Target = Path };
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Writes it.</summary>
    /// <param name="write">Writes the content to the path that it is given.</param>
    public void Write(Action<string> write)
    {
        var temporary = $"{Path}.{Guid.NewGuid():N}.new";
        try
        {
            write(temporary);
            if (File.Exists(Path) && !force)
                throw Taken();
            File.Move(temporary, Path, overwrite: force);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private AuditOpsException Taken() => new(ErrorKind.Conflict, "OutputExists", $"{Path} exists. Use -Force to replace it.") { Target = Path };
}
