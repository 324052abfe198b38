using System.Text.Json;
using System.Text.Json.Serialization;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Store.Chain;

/// <summary>The head of a chain at some time, to be kept where nobody who can write to the store can write.</summary>
internal sealed record Seal
{
    private const string Form = "auditops-seal-1";

    /// <summary>What the file is.</summary>
    public required string Kind { get; init; }

    /// <summary>The store's folder.</summary>
    public required string Store { get; init; }

    /// <summary>Hash of the last link, hexadecimal.</summary>
    public required string ChainHead { get; init; }

    /// <summary>Number of the last link.</summary>
    public required long Links { get; init; }

    /// <summary>Events in the store.</summary>
    public required long Events { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime Sealed { get; init; }

    /// <summary>Seals a store as it is now.</summary>
    public static Seal Of(EventStore store) => store.Catalog.Read(transaction => new Seal
    {
        Kind = Form,
        Store = store.Folder.Root,
        ChainHead = transaction.LastLink()?.Hash ?? StoredLink.Origin,
        Links = transaction.Head(),
        Events = transaction.Segments().Sum(segment => segment.Rows),
        Sealed = store.Options.Clock.GetUtcNow().UtcDateTime,
    });

    /// <summary>Reads a seal.</summary>
    /// <exception cref="AuditOpsException">The file is not there, or is none.</exception>
    public static Seal Read(string file)
    {
        try
        {
            var seal = JsonSerializer.Deserialize(File.ReadAllText(file), SealJson.Default.Seal);
            return seal is { Kind: Form } ? seal : throw new JsonException("its kind is unknown.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AuditOpsException(ErrorKind.NotFound, "SealNotFound", $"There is no seal '{file}'.", e) { Target = file };
        }
        catch (JsonException e)
        {
            throw new AuditOpsException(ErrorKind.InvalidData, "SealInvalid",
                $"'{file}' is not a seal of a store: {e.Message} Give the file that Export-AuditSeal wrote.", e)
            { Target = file };
        }
    }

    /// <summary>Writes it to a file.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, SealJson.Default.Seal) + "\n");
}

/// <summary>Seals as JSON.</summary>
[JsonSerializable(typeof(Seal))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class SealJson : JsonSerializerContext;
