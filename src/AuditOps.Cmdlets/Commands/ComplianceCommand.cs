using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>A cmdlet that assesses policies.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it yields.</typeparam>
public abstract class ComplianceCommand<TRequest, TResult> : EventCommand<TRequest, TResult>
    where TRequest : ComplianceRequest<TResult>
{
    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Policy { get; set; } = ["access-hygiene"];

    [Parameter, SupportsWildcards]
    public string[] Control { get; set; } = [];

    /// <inheritdoc />
    protected override bool RunsForEachReference => false;

    /// <inheritdoc />
    private protected override TRequest Locate(TRequest request, EventSource source)
    {
        ComplianceRequest<TResult> located = base.Locate(request, source);
        return (TRequest)(located with { Policy = [.. Policy.Select(PolicyPath)], Control = Control });
    }

    // A name is one; what leads to a file is a file of the current location.
    private string PolicyPath(string policy) => System.IO.Path.GetFileName(policy) != policy || System.IO.Path.HasExtension(policy) ? FullPath(policy)! : policy;
}
