namespace AuditOps.Cmdlets.Tests.Module;

/// <summary>What came of the Pester files that one PowerShell ran.</summary>
internal sealed record PesterOutcome(int ExitCode, string Output, IReadOnlyList<PesterTest> Tests)
{
    /// <summary>What came of the tests of one file.</summary>
    public IReadOnlyList<PesterTest> Of(string file) => [.. Tests.Where(test => Path.GetFileName(test.File) == file)];
}

/// <summary>What came of one test.</summary>
internal sealed record PesterTest(string File, string Name, string Result, string Message);
