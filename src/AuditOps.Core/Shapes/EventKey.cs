using System.Globalization;

namespace AuditOps.Core.Shapes;

/// <summary>What identifies an event in a store: which input, which record in it.</summary>
internal readonly record struct EventKey(ulong Source, long Record)
{
    /// <summary>Reads the text form, <c>hex-record</c>.</summary>
    /// <exception cref="AuditOpsException">It is not an event's identity.</exception>
    public static EventKey Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash == 16
            && ulong.TryParse(text.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var source)
            && long.TryParse(text.AsSpan(17), NumberStyles.None, CultureInfo.InvariantCulture, out var record))
        {
            return new EventKey(source, record);
        }

        throw new AuditOpsException(ErrorKind.InvalidRequest, "EventIdInvalid",
            $"'{text}' is not an event's identity. It has the form 0123456789abcdef-42; take it from the EventId of a finding or an event.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source:x16}-{Record}");
}
