using System.Text.Json;

namespace AuditOps.Cmdlets.Tests.Module;

/// <summary>Runs the Pester files of tests/Module, each in a PowerShell of its own, as many at a time as there are processors.</summary>
public sealed class PesterTests(StagedModule module) : IClassFixture<StagedModule>
{
    private const int NoPester = 3;
    private static readonly string Folder = Path.Combine(ModuleUnderTest.Root, "tests", "Module");
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    public static TheoryData<string> Files => [.. Names()];

    [Theory, MemberData(nameof(Files))]
    public async Task File_InRealPowerShell_Passes(string file)
    {
        if (PowerShell.Path is null)
            Assert.Skip($"PowerShell 7.6 was not found (AUDITOPS_PWSH, PATH): {Names().Count()} Pester files did not run.");
        var outcome = await module.Runs(Names(), RunAsync)[file];
        if (outcome.ExitCode == NoPester)
            Assert.Skip($"{PowerShell.Path} has no Pester 5: {Names().Count()} Pester files did not run.");
        Assert.True(outcome.Tests.Count > 0, $"{file} gave no result (exit code {outcome.ExitCode}):\n{outcome.Output}");
        var failed = outcome.Tests.Where(test => test.Result is not ("Passed" or "Skipped")).Select(test => $"{test.Name}: {test.Result}\n{test.Message}").ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} of {outcome.Tests.Count} failed.\n{string.Join('\n', failed)}");
        foreach (var test in outcome.Tests.Where(test => test.Result == "Skipped"))
            TestContext.Current.SendDiagnosticMessage($"{file}: skipped {test.Name}");
    }

    private static IEnumerable<string> Names() => Directory.GetFiles(Folder, "*.Tests.ps1").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    private static async Task<PesterOutcome> RunAsync(string file, string manifest, CancellationToken cancellationToken)
    {
        await Turns.WaitAsync(cancellationToken);
        var result = Path.GetTempFileName();
        try
        {
            var (exitCode, output) = await PowerShell.RunAsync(
                manifest, cancellationToken, "-File", Path.Combine(Folder, "Invoke-Tests.ps1"), "-Path", Path.Combine(Folder, file), "-Result", result);
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
