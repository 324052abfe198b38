using System.Globalization;

namespace AuditOps.Core.Store;

/// <summary>Times as text, as the store keeps them.</summary>
internal static class Moment
{
    /// <summary>ISO 8601 text, UTC, to the microsecond.</summary>
    public static string Text(DateTime time) =>
        (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    public static DateTime Parse(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
