using System.Text.Json;

namespace AuditOps.Host.Cli.Output;

/// <summary>Writes results as one JSON array, each as soon as it is there.</summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class JsonResultWriter<T>(Stream output) : IResultWriter<T>
{
    private bool started;

    public void Add(T result)
    {
        output.Write(started ? ",\n"u8 : "[\n"u8);
        started = true;
        JsonSerializer.Serialize(output, result, JsonShape.Options);
    }

    public void End() => output.Write(started ? "\n]\n"u8 : "[]\n"u8);
}
