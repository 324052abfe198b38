using System.Diagnostics;

namespace AuditOps.Cmdlets.Tests.Module;

/// <summary>A real PowerShell, run as a child process: AUDITOPS_PWSH, else pwsh on PATH.</summary>
internal static class PowerShell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static string? Path { get; } = Find();

    public static async Task<(int ExitCode, string Output)> RunAsync(string manifest, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Path!, ["-NoProfile", "-NonInteractive", .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment["NO_COLOR"] = "1";
        process.StartInfo.Environment["AUDITOPS_MODULE"] = manifest;
        process.Start();
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("AUDITOPS_PWSH") is { Length: > 0 } named)
            return named;
        var file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => System.IO.Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}
