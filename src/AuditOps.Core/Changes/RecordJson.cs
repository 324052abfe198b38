using System.Text.Encodings.Web;
using System.Text.Json;

namespace AuditOps.Core.Changes;

/// <summary>How records of our own are written: as compact as can be read.</summary>
internal static class RecordJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
