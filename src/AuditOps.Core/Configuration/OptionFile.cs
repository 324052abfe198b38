using System.Text.Json;

namespace AuditOps.Core.Configuration;

/// <summary>A file of options: a flat JSON object. The user has one, and each store.</summary>
/// <param name="path">Where it is; it need not exist.</param>
internal sealed class OptionFile(string path)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What it sets, by the options' names.</summary>
    /// <exception cref="AuditOpsException">It is not a flat JSON object of strings.</exception>
    public IReadOnlyDictionary<string, string> Read()
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Dictionary<string, string>();
        }
        catch (JsonException error)
        {
            throw new AuditOpsException(ErrorKind.InvalidData, "OptionFileInvalid",
                $"The options in {path} cannot be read: line {error.LineNumber + 1} is not part of a JSON object of texts. Mend or delete the file.", error);
        }
    }

    /// <summary>Sets an option, or removes it when the value is null. Another process sees the old file or the new one, never a part.</summary>
    public void Write(string name, string? value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var turn = Turn();
        var options = new SortedDictionary<string, string>(Read().ToDictionary(), StringComparer.Ordinal);
        if (value is null)
            options.Remove(name);
        else
            options[name] = value;
        new OutputFile(path, force: true).Write(draft => File.WriteAllText(draft, JsonSerializer.Serialize(options, Indented) + "\n"));
    }

    /// <summary>Waits for the turn to change the file; the operating system ends it with the process.</summary>
    private FileStream Turn()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(20);
            }
        }
    }
}
