using System.Reflection;
using System.Text.Json;
using AuditOps.Core.Json;
using AuditOps.Host.Mcp.Answers;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Tools;

/// <summary>Calls a tool: makes the request, pulls as many results as an answer holds, and says where the next page starts.</summary>
internal sealed class ToolRun(IEngine engine, OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
{
    private static readonly MethodInfo Typed = typeof(ToolRun).GetMethod(nameof(Fill), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>Runs it to the end of the page.</summary>
    /// <param name="tell">Is told of progress.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public CallToolResult Run(Action<Progress> tell, CancellationToken cancellationToken)
    {
        try
        {
            var answer = new Answer(keepsNulls: tool.Operation.Result == typeof(QueryRow));
            var question = PageCursor.Hash(tool, arguments);
            var start = tool.IsRead && arguments.TryGetValue(OperationTool.Cursor, out var cursor) && cursor.ValueKind == JsonValueKind.String
                ? PageCursor.Read(cursor.GetString()!, question)
                : PageCursor.First(question, TimeProvider.System.GetUtcNow());
            var size = tool.IsRead ? ArgumentBinder.Number(arguments, OperationTool.PageSize, 1, OperationTool.LongestPage) ?? OperationTool.UsualPage : int.MaxValue;
            var request = new ArgumentBinder(tool).Bind(arguments, new DateTimeOffset(start.Now, TimeSpan.Zero));
            Typed.MakeGenericMethod(tool.Operation.Result).Invoke(this, BindingFlags.DoNotWrapExceptions, null, [request, answer, start, size, new ToolObserver(answer, tell), cancellationToken], null);
            return answer.ToResult();
        }
        catch (AuditOpsException error)
        {
            return Errors.Result(error, tool);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Errors.Result(Errors.Defect(error), tool);
        }
    }

    private void Fill<TResult>(IRequest<TResult> request, Answer answer, PageCursor start, int size, ToolObserver observer, CancellationToken cancellationToken)
    {
        var seen = 0L;
        var last = "";
        foreach (var result in engine.Run(request, observer, cancellationToken))
        {
            if (seen++ < start.Offset)
            {
                if (seen == start.Offset) CheckPlace(PageCursor.Hash(JsonSerializer.Serialize(result, JsonShape.Options)), start);
                continue;
            }

            var json = JsonSerializer.Serialize(result, JsonShape.Options);
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            if (answer.Count < size && answer.Count == seen - start.Offset - 1 && answer.TryAdd(document.RootElement)) last = json;
            else if (tool.IsRead)
            {
                answer.NextCursor = (start with { Offset = start.Offset + answer.Count, Last = PageCursor.Hash(last) }).ToString();
                return;
            }
        }

        // What changes something has run to its end, whatever of it an answer can show.
        if (seen < start.Offset) CheckPlace("", start);
        if (seen - start.Offset > answer.Count) answer.LeaveOut(seen);
    }

    private static void CheckPlace(string hash, PageCursor start)
    {
        if (hash != start.Last)
            throw new AuditOpsException(ErrorKind.Conflict, "ResultsChanged", "The results are no longer those of the page before, because events were added or removed. Ask again without a cursor.");
    }
}
