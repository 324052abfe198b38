using System.Diagnostics.CodeAnalysis;

namespace AuditOps.Core.Configuration;

/// <summary>Names of time zones.</summary>
internal static class TimeZones
{
    /// <summary>Finds a zone by its name. The runtime would open any file that a name leads to, even a device that never ends.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..") && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }

    /// <summary>The IANA name of a zone, by its own name or by Windows' name for it.</summary>
    /// <exception cref="AuditOpsException">There is no such zone.</exception>
    public static string Iana(string name)
    {
        if (!TryFind(name, out var zone))
            throw new AuditOpsException(ErrorKind.InvalidRequest, "TimeZoneNotFound", $"There is no time zone '{name}'. Give a name such as Europe/Berlin or UTC.");
        if (zone.HasIanaId)
            return zone.Id;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : "UTC";
    }
}
