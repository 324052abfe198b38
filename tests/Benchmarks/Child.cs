using System.Diagnostics;

namespace AuditOps.Benchmarks;

/// <summary>Runs other programs.</summary>
internal static class Child
{
    /// <summary>The path of a program, or null when it is not installed.</summary>
    public static string? Find(string program, string? variable = null)
    {
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set && File.Exists(set))
            return set;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Append("/sbin");
        return folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>A rival's time, or that it is not installed.</summary>
    public static Rival Race(string name, string program, params ReadOnlySpan<string> arguments) =>
        Find(program) is { } path ? new Rival(name, Run(path, [.. arguments]).Spent) : new Rival(name, null);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="untilOutput">Whether the time counts only until it has written something.</param>
    public static (string Output, Spent Spent) Run(string program, IReadOnlyList<string> arguments, bool untilOutput = false)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Cpu.Ended);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var first = (char)process.StandardOutput.Read();
        var answered = Stopwatch.GetElapsedTime(started);
        var output = first + process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, new Spent(untilOutput ? answered : Stopwatch.GetElapsedTime(started), Cpu.Ended - cpu));
    }
}
