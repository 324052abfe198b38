namespace AuditOps.Core.Imports;

/// <summary>A file to import.</summary>
/// <param name="File">Where it is read from.</param>
/// <param name="SourceFile">What its events name as their file: the same, or where a spooled stream came from.</param>
/// <param name="Named">False when it was found in a folder or by a wildcard: then a file that is no log is only a warning.</param>
internal sealed record ImportInput(string File, string SourceFile, bool Named)
{
    /// <summary>Its size on the disk; 0 where it cannot be known.</summary>
    public long SizeBytes { get; } = new FileInfo(File) is { Exists: true } info ? info.Length : 0;
}
