using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Looks for patterns and anomalies, and writes a report if asked.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AuditTriage"), OutputType(typeof(Finding), typeof(Pattern), typeof(Anomaly))]
public sealed class InvokeAuditTriageCommand : FindingCommand<InvokeTriage, Finding>
{
    [Parameter]
    public string? Report { get; set; }

    /// <inheritdoc />
    protected override bool RunsOnce => Report is not null;

    /// <inheritdoc />
    protected override InvokeTriage ToRequest() => new() { Report = FullPath(Report) };
}
