namespace AuditOps.Host.Mcp.Answers;

/// <summary>How much of one result is shown.</summary>
/// <param name="Text">Characters of a text.</param>
/// <param name="Texts">Texts and numbers of a list.</param>
/// <param name="Objects">Objects of a list.</param>
/// <param name="Columns">Properties of an object.</param>
internal sealed record Limits(int Text, int Texts, int Objects, int Columns)
{
    /// <summary>Bytes of the results of one answer, as JSON: about ten thousand tokens.</summary>
    public const int AnswerBytes = 40 * 1024;

    /// <summary>Notes and problems of one answer.</summary>
    public const int Notes = 20;

    /// <summary>Characters of a note or a message.</summary>
    public const int NoteText = 500;

    /// <summary>From generous to spare: the first under which a result fits into an answer is taken.</summary>
    public static IReadOnlyList<Limits> Steps { get; } =
    [
        new(4_000, 50, 1_000, 1_000), new(1_000, 50, 300, 500), new(500, 30, 100, 200), new(300, 20, 60, 100), new(300, 10, 30, 50), new(100, 5, 10, 50), new(60, 3, 3, 50),
    ];
}
