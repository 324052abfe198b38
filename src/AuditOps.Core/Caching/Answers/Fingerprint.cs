using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AuditOps.Core.Caching.Answers;

/// <summary>One hash of many parts, each with its length, so that no two lists of parts are alike.</summary>
internal sealed class Fingerprint : IDisposable
{
    private const long LargestFile = 64L << 20;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Whether every part could be read.</summary>
    public bool IsWhole { get; private set; } = true;

    public Fingerprint Add(string? part)
    {
        var bytes = part is null ? [] : Encoding.Unicode.GetBytes(part);
        Length(part is null ? -1 : bytes.Length);
        hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds a file's bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayBeEmpty">False where it may be a device or a pipe: these have no length, and no end.</param>
    public void AddFile(string path, bool mayBeEmpty)
    {
        Add(path);
        var info = new FileInfo(path);
        var isRead = info.Exists && info.Length is > 0 and <= LargestFile;
        IsWhole &= isRead || (mayBeEmpty && info is { Exists: true, Length: 0 });
        var bytes = isRead ? File.ReadAllBytes(path) : [];
        Length(bytes.Length);
        hash.AppendData(bytes);
    }

    /// <summary>Adds the bytes of all files below a folder, if there is one.</summary>
    public void AddFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Add(null);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            AddFile(file, mayBeEmpty: true);
    }

    public override string ToString() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();

    private void Length(int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        hash.AppendData(bytes);
    }
}
