using System.Globalization;
using System.IO.Compression;

namespace AuditOps.Core.Readers.Input;

/// <summary>The files in a zip archive, each an input of its own.</summary>
internal static class ZipMembers
{
    /// <summary>Lists the members; a member is decompressed when it is opened.</summary>
    public static IReadOnlyList<InputFile> Find(string path, InputLimits limits)
    {
        using var archive = Open(path);
        if (archive.Entries.Count > limits.MaxMembers)
            throw Damaged(path, string.Create(CultureInfo.InvariantCulture, $"has {archive.Entries.Count:N0} members, more than the limit of {limits.MaxMembers:N0}"));
        var members = new List<InputFile>();
        for (var i = 0; i < archive.Entries.Count; i++)
        {
            var (index, entry) = (i, archive.Entries[i]);
            // A name that ends in a slash is a folder; macOS adds a hidden twin of every file.
            if (entry.FullName.EndsWith('/') || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)) continue;
            limits.Check($"{path}!{entry.FullName}", entry.Length, entry.CompressedLength);
            members.Add(InputFile.OfMember(path, entry.FullName, entry.LastWriteTime, limits, () => OpenMember(path, index, limits)));
        }
        return members;
    }

    private static ZipMemberStream OpenMember(string path, int index, InputLimits limits)
    {
        var archive = Open(path);
        try
        {
            var entry = archive.Entries[index];
            if (entry.IsEncrypted) throw Damaged(path, $"needs a password for '{entry.FullName}': unpack it first");
            return new ZipMemberStream(archive, entry, entry.Open(), $"{path}!{entry.FullName}", limits);
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

    private static ZipArchive Open(string path)
    {
        var stream = InputFile.OpenFile(path);
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw Damaged(path, "is damaged: the directory at its end is missing or broken, so it was probably not copied whole", e);
        }
    }

    private static AuditOpsException Damaged(string path, string why, Exception? cause = null) =>
        new(ErrorKind.InvalidData, "UnusableArchive", $"The zip archive '{path}' {why}.", cause) { Target = path };
}
