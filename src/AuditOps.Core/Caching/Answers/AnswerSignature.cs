using System.Security.Cryptography;
using System.Text;

namespace AuditOps.Core.Caching.Answers;

/// <summary>
/// Signs answers with a key that only the user has: a cache lies beside the events, and whoever can write there must not be able to say what
/// was found in them.
/// </summary>
/// <param name="folder">The user's own folder.</param>
internal sealed class AnswerSignature(string folder)
{
    private const int KeyBytes = 32;

    private readonly Lazy<byte[]> key = new(() => ReadOrMake(Path.Combine(folder, "cache.key")));

    /// <summary>A content with its signature before it.</summary>
    public byte[] Sign(in CacheKey name, byte[] content) => [.. Of(name, content), .. content];

    /// <summary>The content, if the signature is good; else null.</summary>
    public ReadOnlyMemory<byte>? Check(in CacheKey name, byte[] signed) =>
        signed.Length >= HMACSHA256.HashSizeInBytes && CryptographicOperations.FixedTimeEquals(signed.AsSpan(0, HMACSHA256.HashSizeInBytes), Of(name, signed.AsSpan(HMACSHA256.HashSizeInBytes)))
            ? signed.AsMemory(HMACSHA256.HashSizeInBytes)
            : null;

    private byte[] Of(in CacheKey name, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Value);
        hash.AppendData(Encoding.Unicode.GetBytes(name.Name + '\0'));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    // Without a place for the key, what this session signs is good for this session.
    private static byte[] ReadOrMake(string file)
    {
        var made = RandomNumberGenerator.GetBytes(KeyBytes);
        try
        {
            if (File.Exists(file) && File.ReadAllBytes(file) is { Length: KeyBytes } known)
                return known;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var draft = $"{file}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(draft, options))
                stream.Write(made);

            // Another process may have been faster: one key counts, the one that is there.
            try
            {
                File.Move(draft, file, overwrite: false);
            }
            catch (IOException)
            {
                File.Delete(draft);
            }

            return File.ReadAllBytes(file) is { Length: KeyBytes } kept ? kept : made;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return made;
        }
    }
}
