using System.Text.Json;

namespace AuditOps.Cmdlets.Tests.Module;

/// <summary>
/// Runs the Pester files of tests/Module, as many PowerShells at a time as there are processors. Files about the module have one of their own, the
/// others share one, since most of the time of a file is what a PowerShell needs to begin.
/// </summary>
public sealed class PesterTests(StagedModule module) : IClassFixture<StagedModule>
{
    private const int NoPester = 3;
    private const int Sharing = 10;
    private static readonly string Folder = Path.Combine(ModuleUnderTest.Root, "tests", "Module");
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    public static TheoryData<string> Files => [.. Names()];

    [Theory, MemberData(nameof(Files))]
    public async Task File_InRealPowerShell_Passes(string file)
    {
        if (PowerShell.Path is null)
            Assert.Skip($"PowerShell 7.6 was not found (AUDITOPS_PWSH, PATH): {Names().Count()} Pester files did not run.");
        var outcome = await module.Runs(Groups(), RunAsync)[file];
        if (outcome.ExitCode == NoPester)
            Assert.Skip($"{PowerShell.Path} has no Pester 5: {Names().Count()} Pester files did not run.");
        var tests = outcome.Of(file);
        Assert.True(tests.Count > 0, $"{file} gave no result (exit code {outcome.ExitCode}):\n{outcome.Output}");
        var failed = tests.Where(test => test.Result is not ("Passed" or "Skipped")).Select(test => $"{test.Name}: {test.Result}\n{test.Message}").ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} of {tests.Count} failed.\n{string.Join('\n', failed)}");
        foreach (var test in tests.Where(test => test.Result == "Skipped"))
            TestContext.Current.SendDiagnosticMessage($"{file}: skipped {test.Name}");
    }

    private static IEnumerable<string> Names() => Directory.GetFiles(Folder, "*.Tests.ps1").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    // Those that have a PowerShell of their own begin last: they are short.
    private static IEnumerable<string[]> Groups() =>
        Names().GroupBy(name => name.StartsWith("Module.", StringComparison.Ordinal)).OrderBy(group => group.Key).SelectMany(group => group.Chunk(group.Key ? 1 : Sharing));

    private static async Task<PesterOutcome> RunAsync(string[] files, string manifest, CancellationToken cancellationToken)
    {
        await Turns.WaitAsync(cancellationToken);
        var result = Path.GetTempFileName();
        try
        {
            var (exitCode, output) = await PowerShell.RunAsync(
                manifest, cancellationToken, ["-File", Path.Combine(Folder, "Invoke-Tests.ps1"), "-Result", result, .. files.Select(file => Path.Combine(Folder, file))]);
            var json = await File.ReadAllTextAsync(result, cancellationToken);
            return new(exitCode, output, json.Length == 0 ? [] : JsonSerializer.Deserialize<PesterTest[]>(json, JsonSerializerOptions.Web)!);
        }
        finally
        {
            File.Delete(result);
            Turns.Release();
        }
    }
}
