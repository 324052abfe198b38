using System.Text.Json.Serialization;

namespace AuditOps.Core.Store.Catalog;

/// <summary>Import states as JSON.</summary>
[JsonSerializable(typeof(ImportState))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class ImportJson : JsonSerializerContext;
