using System.Security.Cryptography;
using System.Text;

namespace AuditOps.Core.Store.Chain;

/// <summary>A link as the catalogue holds it. Its text names the link before it, its hash is that of its text.</summary>
internal sealed record StoredLink(long Number, string Body, string Hash)
{
    /// <summary>What the first link names as the one before it.</summary>
    public const string Origin = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Makes the link that follows.</summary>
    public static StoredLink After(StoredLink? last, LinkContent content)
    {
        var number = (last?.Number ?? 0) + 1;
        var body = LinkText.Write(number, last?.Hash ?? Origin, content);
        return new StoredLink(number, body, HashOf(body));
    }

    public static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
