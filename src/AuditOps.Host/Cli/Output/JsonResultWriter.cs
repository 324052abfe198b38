using System.Text.Json;
using AuditOps.Core.Json;

namespace AuditOps.Host.Cli.Output;

/// <summary>Writes results as one JSON array, each as soon as it is there.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="output">Where they go.</param>
/// <param name="endsLines">Whether each ends its line at once, for readers that cannot wait for the next.</param>
internal sealed class JsonResultWriter<T>(Stream output, bool endsLines = false) : IResultWriter<T>
{
    private bool started;

    public void Add(T result)
    {
        output.Write(started ? ",\n"u8 : "[\n"u8);
        started = true;
        JsonSerializer.Serialize(output, result, JsonShape.Options);
        if (endsLines) output.WriteByte((byte)'\n');
    }

    public void End() => output.Write(!started ? "[]\n"u8 : endsLines ? "]\n"u8 : "\n]\n"u8);
}
