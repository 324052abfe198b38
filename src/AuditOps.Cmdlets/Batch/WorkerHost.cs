using System.Globalization;
using System.Management.Automation.Host;

namespace AuditOps.Cmdlets;

/// <summary>The host of scripts in a batch: it has nobody to talk to, and remembers that a script has called exit.</summary>
internal sealed class WorkerHost : PSHost
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    /// <summary>What the script gave to exit, or null.</summary>
    public int? ExitCode { get; set; }

    public override CultureInfo CurrentCulture => _culture;

    public override CultureInfo CurrentUICulture => _uiCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "AuditOps batch";

    public override PSHostUserInterface UI { get; } = new WorkerInterface();

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException("A script in a batch has nobody to ask.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
