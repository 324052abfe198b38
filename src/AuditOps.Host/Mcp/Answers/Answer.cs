using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AuditOps.Core.Json;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Answers;

/// <summary>What a tool answers: results as far as they fit, what was cut, and what went wrong beside them.</summary>
internal sealed class Answer(bool keepsNulls)
{
    private readonly JsonArray results = [];
    private readonly List<string> cut = [];
    private readonly List<Problem> problems = [];
    private int bytes;

    public int Count => results.Count;

    /// <summary>Where the next page starts, or null.</summary>
    public string? NextCursor { get; set; }

    /// <summary>Adds a result, unless it no longer fits. The first always does, cut if it must be.</summary>
    public bool TryAdd(JsonElement result)
    {
        var shown = ShownResult.Of(result, string.Create(CultureInfo.InvariantCulture, $"results[{results.Count}]"), keepsNulls);
        if (results.Count > 0 && bytes + shown.Bytes > Limits.AnswerBytes) return false;

        bytes += shown.Bytes;
        results.Add(shown.Node);
        cut.AddRange(shown.Notes);
        return true;
    }

    public void Add(Problem problem) => problems.Add(problem);

    /// <summary>Says that there are more results, which no page can show.</summary>
    public void LeaveOut(long all) => cut.Insert(0, string.Create(CultureInfo.InvariantCulture, $"results: {results.Count:#,0} of {all:#,0}."));

    public CallToolResult ToResult()
    {
        var content = new JsonObject { ["notice"] = Notice.InAnswers, ["results"] = results };
        if (cut.Count > 0) content["cut"] = new JsonArray([.. Few(cut).Select(note => JsonValue.Create(Short(note)))]);
        if (problems.Count > 0) content["problems"] = new JsonArray([.. Few([.. problems.Select(Show)])]);
        if (NextCursor is { } cursor) content["nextCursor"] = cursor;
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = content.ToJsonString(JsonShape.Options) }],
            StructuredContent = JsonSerializer.SerializeToElement(content),
            Meta = new JsonObject { [Notice.Key] = true },
        };
    }

    private static IEnumerable<string> Few(List<string> notes) => notes.Count <= Limits.Notes
        ? notes
        : [.. notes.Take(Limits.Notes), string.Create(CultureInfo.InvariantCulture, $"and {notes.Count - Limits.Notes:#,0} more.")];

    private static IEnumerable<JsonNode> Few(List<JsonNode> shown) => shown.Count <= Limits.Notes
        ? shown
        : [.. shown.Take(Limits.Notes), Show(new Problem(ProblemLevel.Warning, ErrorKind.LimitReached, "ProblemsCut", string.Create(CultureInfo.InvariantCulture, $"There are {shown.Count - Limits.Notes:#,0} more problems.")))];

    private static JsonNode Show(Problem problem) => new JsonObject
    {
        ["level"] = problem.Level.ToString().ToLowerInvariant(),
        ["kind"] = Errors.Name(problem.Kind),
        ["code"] = problem.Code,
        ["message"] = Short(Errors.InWordsOfTools(problem.Message)),
    };

    private static string Short(string text) => ShownResult.Cut(text, "", Limits.NoteText, []);
}
