using System.ComponentModel;
using System.Diagnostics;

namespace AuditOps.Quality.Machines;

/// <summary>Programs of the system that tell the same.</summary>
internal static class Tool
{
    /// <exception cref="NotMeasurableException">It is not installed.</exception>
    public static Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new NotMeasurableException($"{program} cannot be started: {error.Message}");
        }
    }

    /// <summary>What it wrote, once it has ended.</summary>
    public static string End(Process process)
    {
        using (process)
            return process.StandardOutput.ReadToEnd();
    }
}
