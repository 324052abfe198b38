using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

/// <summary>Runs the built program as users do: as a process of its own, in a folder of its own, with a home of its own.</summary>
internal sealed class Shell : IDisposable
{
    // Not the copy beside the tests: where coverage is measured, that one writes at its end what it ran, and one that was killed while it did so ends the next.
    public static readonly string Program =
        Clone.Path(["src", "AuditOps.Host", "bin", .. AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^2..], "AuditOps.Host" + (OperatingSystem.IsWindows() ? ".exe" : "")]);

    public string Folder { get; } = Directory.CreateTempSubdirectory("auditops-cli-").FullName;

    /// <summary>What its programs find in their environment beside the usual.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string content)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }

    public Process Start(params IEnumerable<string> words) => Start(Program, words);

    /// <summary>Starts any program in the folder.</summary>
    public Process Start(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in new[] { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA" }) start.Environment[name] = Path.Combine(Folder, ".home");
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AUDITOPS_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public Ended Run(params IEnumerable<string> words) => End(Start(words), "");

    /// <summary>The results of a command that must succeed.</summary>
    public List<JsonElement> Rows(params IEnumerable<string> words)
    {
        var ended = Run([.. words, "--json"]);
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Rows();
    }

    public Ended RunWithInput(string input, params IEnumerable<string> words) => End(Start(words), input);

    public static Ended End(Process process, string input)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It needed no input and has ended.
            }

            process.WaitForExit();
            return new Ended(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
    }
}

/// <summary>How a process ended.</summary>
internal sealed record Ended(int Code, string Out, string Error)
{
    /// <summary>The results that it printed as JSON.</summary>
    public List<JsonElement> Rows() => [.. JsonDocument.Parse(Out).RootElement.EnumerateArray()];
}
