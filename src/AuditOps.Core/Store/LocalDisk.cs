namespace AuditOps.Core.Store;

/// <summary>Tells local disks from network shares, where SQLite's write-ahead log does not work.</summary>
internal static class LocalDisk
{
    /// <summary>Refuses a folder on a network share.</summary>
    /// <exception cref="AuditOpsException">It is on one.</exception>
    public static void Require(string folder) => Require(folder, DriveOf);

    /// <param name="folder">The folder; it need not exist yet.</param>
    /// <param name="driveOf">Says what sort of drive an existing folder is on, and which file system.</param>
    public static void Require(string folder, Func<string, (DriveType Type, string Format)> driveOf)
    {
        var format = IsUnc(folder) ? "a UNC path" : null;
        if (format is null && driveOf(Existing(folder)) is { Type: DriveType.Network } drive)
        {
            format = drive.Format;
        }

        if (format is not null)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "StoreOnNetworkShare",
                $"'{folder}' is on a network share ({format}), where the store's catalogue cannot be locked safely. "
                + "Choose a folder on a local disk; log files may stay on the share.")
            { Target = folder };
        }
    }

    private static bool IsUnc(string folder) =>
        folder.StartsWith(@"\\", StringComparison.Ordinal) || (OperatingSystem.IsWindows() && folder.StartsWith("//", StringComparison.Ordinal));

    private static string Existing(string folder)
    {
        var place = folder;
        while (!Directory.Exists(place) && Path.GetDirectoryName(place) is { } parent)
        {
            place = parent;
        }

        return place;
    }

    private static (DriveType Type, string Format) DriveOf(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return (drive.DriveType, drive.DriveFormat);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (DriveType.Unknown, "unknown");
        }
    }
}
