using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Recognises results of other commands that are charted for what they say, also as they come back from a file, a job or another machine.</summary>
internal static class ResultObject
{
    private static readonly string[] Charted =
        [typeof(Statistic).FullName!, typeof(Trend).FullName!, typeof(Causation).FullName!, typeof(ComplianceResult).FullName!, typeof(Finding).FullName!];

    public static bool HasChart(PSObject input) => input.TypeNames.Any(name => Charted.Any(charted => name == charted || name == "Deserialized." + charted));
}
