namespace AuditOps.Cmdlets.Tests.Module;

/// <summary>What came of one Pester file.</summary>
internal sealed record PesterOutcome(int ExitCode, string Output, IReadOnlyList<PesterTest> Tests);

/// <summary>What came of one test in it.</summary>
internal sealed record PesterTest(string Name, string Result, string Message);
