namespace AuditOps.Core.Configuration;

/// <summary>Names of time zones.</summary>
internal static class TimeZones
{
    /// <summary>The IANA name of a zone, by its own name or by Windows' name for it.</summary>
    /// <exception cref="AuditOpsException">There is no such zone.</exception>
    public static string Iana(string name)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            throw new AuditOpsException(ErrorKind.InvalidRequest, "TimeZoneNotFound", $"There is no time zone '{name}'. Give a name such as Europe/Berlin or UTC.");
        if (zone.HasIanaId)
            return zone.Id;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : "UTC";
    }
}
