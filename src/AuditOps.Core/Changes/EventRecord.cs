using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Changes;

/// <summary>What is recorded of an event that somebody has written.</summary>
/// <param name="Uid">Its identity.</param>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Text">The record, as the format auditops reads it.</param>
internal sealed record EventRecord(string Uid, DateTime Time, string Text)
{
    /// <summary>The record of a request.</summary>
    /// <exception cref="AuditOpsException">It says too little, or something that no event can be.</exception>
    public static EventRecord Of(WriteEvent request, DateTimeOffset now)
    {
        if (request.Kind is null && request.Category is null)
            throw Invalid(nameof(request.Kind), "Say what sort of event it is: give -Kind, or -Category and perhaps -Action.");
        if (request.Category is { } category && !EventSchema.Categories.Contains(category))
            throw Invalid(nameof(request.Category), $"'{category}' is no category. Choose of {string.Join(", ", EventSchema.Categories)}.");
        if (request.SourceIp is { Length: > 0 } address && !IPAddress.TryParse(address, out _))
            throw Invalid(nameof(request.SourceIp), $"'{address}' is no IP address.");

        var time = request.Time ?? now;
        var uid = Guid.CreateVersion7(time > DateTimeOffset.UnixEpoch ? time : now).ToString();
        var record = new JsonObject
        {
            ["auditops"] = 1,
            ["kind"] = request.Kind is { } kind ? ParameterDefinition.Words(kind.ToString(), '_') : "custom",
            ["uid"] = uid,
            ["time"] = Microseconds.Text(time.UtcDateTime),
            ["category"] = request.Category,
            ["action"] = Named(request.Action),
            ["outcome"] = request.Outcome?.ToString().ToLowerInvariant(),
            ["severity"] = request.Severity is { } severity ? (int)severity + 1 : null,
            ["actor"] = Named(request.Actor),
            ["target"] = Named(request.Target),
            ["sourceIp"] = Named(request.SourceIp),
            ["host"] = Named(request.HostName) ?? Who.Host,
            ["process"] = Named(request.ProcessName),
            ["session"] = Named(request.Session),
            ["operation"] = Named(request.OperationId),
            ["resource"] = Resource(request),
            ["message"] = Named(request.Message),
            ["data"] = Data(request.Data),
            ["writer"] = Who.Describe(),
        };
        foreach (var name in record.Where(member => member.Value is null).Select(member => member.Key).ToList())
            record.Remove(name);
        return new EventRecord(uid, time.UtcDateTime, record.ToJsonString(RecordJson.Options));
    }

    private static string? Named(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Resource(WriteEvent request) => (Named(request.Resource), Named(request.Within)) switch
    {
        ({ } resource, { } within) => $"{resource.TrimEnd('/')}/{within.TrimStart('/')}",
        var (resource, within) => resource ?? within,
    };

    private static JsonObject? Data(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            if (JsonNode.Parse(text) is JsonObject data)
                return data;
        }
        catch (JsonException)
        {
            // Said below, with what else is no object.
        }

        throw Invalid(nameof(WriteEvent.Data), "-Data is no JSON object, such as {\"provider\": \"github\"}.");
    }

    private static AuditOpsException Invalid(string parameter, string message) => new(ErrorKind.InvalidRequest, "EventInvalid", message) { Target = parameter };
}
