namespace AuditOps.Core.Formats;

/// <summary>A format as its file defines it.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Title">One line about it.</param>
/// <param name="Readers">Names of the readers whose records it understands; the first is used when the format is forced.</param>
/// <param name="FilePatterns">Names of files that usually have it; they break ties in detection.</param>
/// <param name="Detect">An aggregate over <c>input</c>: the share of records that are surely this format.</param>
/// <param name="DetectLine">The line that holds it.</param>
/// <param name="Select">The SELECT that turns <c>input</c> into events.</param>
/// <param name="Fields">The paths into <c>fields</c> that the SELECT uses as columns of <c>input</c>.</param>
/// <param name="File">The file that defines it.</param>
/// <param name="Shipped">False when it is the user's own.</param>
internal sealed record FormatDefinition(
    string Name,
    string Title,
    IReadOnlyList<string> Readers,
    IReadOnlyList<string> FilePatterns,
    string Detect,
    int DetectLine,
    IReadOnlyList<SourceLine> Select,
    FieldPaths Fields,
    string File,
    bool Shipped)
{
    /// <summary>The SELECT as one text; its lines are those of <see cref="Select"/>.</summary>
    public string Sql { get; } = string.Join('\n', Select.Select(line => line.Text));
}

/// <summary>A line of SQL and where it was written, to place errors.</summary>
internal readonly record struct SourceLine(string Text, string File, int Number);
