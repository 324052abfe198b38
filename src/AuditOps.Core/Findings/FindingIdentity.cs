using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AuditOps.Core.Findings;

/// <summary>Names a finding by what it is, about whom, and when it began: the same thing found again has the same identity.</summary>
internal static class FindingIdentity
{
    private const int Digits = 16;

    /// <summary>Whether a text can be a finding's identity: 16 hexadecimal digits in lower case.</summary>
    public static bool IsOne(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);

    /// <summary>16 hexadecimal digits.</summary>
    public static string Of(string type, string entityType, string entityName, DateTime start)
    {
        var text = string.Join('\0', type, entityType, entityName, start.Ticks.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Digits / 2));
    }
}
