using System.Globalization;
using System.IO.Compression;

namespace AuditOps.Core.Readers.Input;

/// <summary>The files in a zip archive, each an input of its own.</summary>
internal static class ZipMembers
{
    /// <summary>Lists the members; a member is decompressed when it is opened.</summary>
    public static IReadOnlyList<InputFile> Find(string path, InputLimits limits)
    {
        using var archive = TryOpen(path);
        if (archive is null) return Remains(path, limits);
        if (archive.Entries.Count > limits.MaxMembers)
            throw Damaged(path, string.Create(CultureInfo.InvariantCulture, $"has {archive.Entries.Count:N0} members, more than the limit of {limits.MaxMembers:N0}"));
        var members = new List<InputFile>();
        for (var i = 0; i < archive.Entries.Count; i++)
        {
            var (index, entry) = (i, archive.Entries[i]);
            if (IsNoFile(entry.FullName)) continue;
            limits.Check($"{path}!{entry.FullName}", entry.Length, entry.CompressedLength);
            members.Add(InputFile.OfMember(path, entry.FullName, entry.LastWriteTime, limits, () => OpenMember(path, index, limits)));
        }
        return members;
    }

    /// <summary>The members of an archive that ends before its directory; the last one tells so.</summary>
    private static List<InputFile> Remains(string path, InputLimits limits)
    {
        List<ZipRemnant> found;
        using (var stream = InputFile.OpenFile(path)) found = [.. ZipRemains.Find(stream, limits.MaxMembers).Where(member => !IsNoFile(member.Name))];
        if (found.Count == 0) throw Damaged(path, "is damaged: the directory at its end is missing or broken, so it was probably not copied whole");
        var members = new List<InputFile>();
        foreach (var member in found)
        {
            limits.Check($"{path}!{member.Name}", member.SizeBytes ?? 0, member.CompressedBytes);
            var damage = member.Cut ? "it ends in the middle of the compressed data; what came before was kept, and the archive may have had more members"
                : member == found[^1] ? "the archive ends after it, before its directory, so it may have had more members" : null;
            members.Add(InputFile.OfMember(path, member.Name, member.Written, limits, () => OpenRemnant(path, member, damage, limits)));
        }
        return members;
    }

    private static ZipMemberStream OpenRemnant(string path, ZipRemnant member, string? damage, InputLimits limits)
    {
        if (member.Encrypted) throw Locked(path, member.Name);
        if (member.Method is not (0 or 8)) throw Damaged(path, $"holds a member that is compressed in a way that is not known: '{member.Name}'");
        var file = InputFile.OpenFile(path);
        file.Position = member.Start;
        var data = new ZipData(file, member.CompressedBytes);
        return new ZipMemberStream(
            file, member.Method == 0 ? data : new DeflateStream(data, CompressionMode.Decompress), $"{path}!{member.Name}", member.CompressedBytes, member.SizeBytes, member.Crc, limits)
        { Known = damage };
    }

    private static ZipMemberStream OpenMember(string path, int index, InputLimits limits)
    {
        var archive = TryOpen(path) ?? throw Damaged(path, "was changed while it was read: import it again");
        try
        {
            var entry = archive.Entries[index];
            if (entry.IsEncrypted) throw Locked(path, entry.FullName);
            return new ZipMemberStream(archive, entry.Open(), $"{path}!{entry.FullName}", entry.CompressedLength, entry.Length, entry.Crc32, limits);
        }
        catch (InvalidDataException e)
        {
            archive.Dispose();
            throw Damaged(path, "holds a member that is damaged or compressed in a way that is not known: " + e.Message, e);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Null where the directory at the archive's end is missing or broken.</summary>
    private static ZipArchive? TryOpen(string path)
    {
        var stream = InputFile.OpenFile(path);
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException)
        {
            stream.Dispose();
            return null;
        }
    }

    // A name that ends in a slash is a folder; macOS adds a hidden twin of every file.
    private static bool IsNoFile(string name) => name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static AuditOpsException Locked(string path, string member) => Damaged(path, $"needs a password for '{member}': unpack it first");

    private static AuditOpsException Damaged(string path, string why, Exception? cause = null) =>
        new(ErrorKind.InvalidData, "UnusableArchive", $"The zip archive '{path}' {why}.", cause) { Target = path };
}
