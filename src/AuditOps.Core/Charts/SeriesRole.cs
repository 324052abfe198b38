namespace AuditOps.Core.Charts;

/// <summary>What a series means beside others, as its colour and pattern show.</summary>
internal static class SeriesRole
{
    public const string Whole = "whole";
    public const string Failed = "failed";
    public const string Pass = "pass";
    public const string Fail = "fail";
    public const string Warn = "warn";
    public const string Waived = "waived";
    public const string NotAssessed = "not_assessed";
    public const string Forecast = "forecast";
}
