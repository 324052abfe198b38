using System.Text.Json.Nodes;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Changes;

/// <summary>What is recorded of a change: who, which operation with which parameters, what it did, what came of it, and how long it took.</summary>
/// <param name="operation">The operation.</param>
/// <param name="request">Its request.</param>
/// <param name="began">When, UTC.</param>
internal sealed class ChangeRecord(OperationAttribute operation, object request, DateTime began)
{
    private readonly string uid = Guid.CreateVersion7(new DateTimeOffset(began)).ToString();

    /// <summary>The record, as the format auditops reads it.</summary>
    /// <param name="change">What it does.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="took">How long it took; null while it runs.</param>
    /// <param name="error">What went wrong, or null.</param>
    public string Text(Change change, Outcome outcome, TimeSpan? took, (string Code, string Message)? error)
    {
        var details = new JsonObject
        {
            ["command"] = operation.Cmdlet,
            ["effect"] = operation.Effect.ToString().ToLowerInvariant(),
            ["permission"] = operation.Permission,
            ["did"] = change.Action,
            ["parameters"] = ChangeParameters.Of(request),
        };
        if (took is { } time)
            details["durationMs"] = Math.Round(time.TotalMilliseconds, 3);
        if (error is var (code, message))
            details["error"] = new JsonObject { ["code"] = code, ["message"] = message };
        return new JsonObject
        {
            ["auditops"] = 1,
            ["kind"] = "change",
            ["uid"] = uid,
            ["time"] = Microseconds.Text(began),
            ["action"] = operation.Name,
            ["outcome"] = outcome.ToString().ToLowerInvariant(),
            ["actor"] = Who.User,
            ["host"] = Who.Host,
            ["process"] = Who.Program,
            ["pid"] = Environment.ProcessId,
            ["resource"] = change.Target,
            ["change"] = details,
            ["writer"] = Who.Describe(),
        }.ToJsonString(RecordJson.Options);
    }
}
