using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AuditOps.Host.Mcp.Tools;

/// <summary>Where a page starts. Results come in the same order every time, so that their number is a place; the hash of the one before it proves that they still do.</summary>
/// <param name="Question">A hash of the tool and its arguments.</param>
/// <param name="Offset">How many results came before.</param>
/// <param name="Now">What spans such as 24 hours count back from on every page, in ticks.</param>
/// <param name="Last">A hash of the result before this page.</param>
internal sealed record PageCursor(string Question, long Offset, long Now, string Last)
{
    /// <summary>The start of the answer to a question.</summary>
    public static PageCursor First(string question, DateTimeOffset now) => new(question, 0, now.UtcTicks, "");

    /// <summary>The cursor that a caller gave back.</summary>
    /// <exception cref="AuditOpsException">It is none of ours, or belongs to another question.</exception>
    public static PageCursor Read(string text, string question)
    {
        if (Decode(text) is not { Offset: > 0 } cursor || cursor.Now < 0 || cursor.Now > DateTime.MaxValue.Ticks)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "CursorInvalid", "This is no cursor of an answer. Give the nextCursor of the answer before, or none for the first page.");
        return cursor.Question == question
            ? cursor
            : throw new AuditOpsException(ErrorKind.InvalidRequest, "CursorInvalid", "This cursor belongs to another tool or to other arguments. Repeat all arguments as they were, or leave the cursor out.");
    }

    /// <summary>A hash of a tool and its arguments, whatever their order.</summary>
    public static string Hash(OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments) => Hash(tool.Name + string.Concat(arguments
        .Where(argument => argument.Key is not OperationTool.Cursor and not OperationTool.PageSize)
        .OrderBy(argument => argument.Key, StringComparer.Ordinal)
        .Select(argument => $"\n{argument.Key}={argument.Value.GetRawText()}")));

    /// <summary>A hash of a result.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>What the caller gives back.</summary>
    public override string ToString() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static PageCursor? Decode(string text)
    {
        try
        {
            var plain = text.Replace('-', '+').Replace('_', '/');
            return JsonSerializer.Deserialize<PageCursor>(Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '=')));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return null;
        }
    }
}
