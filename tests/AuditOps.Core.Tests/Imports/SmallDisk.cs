using System.Diagnostics;

namespace AuditOps.Core.Tests.Imports;

/// <summary>A disk of a few megabytes, mounted on a folder; the test is skipped where nothing can be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    public SmallDisk(string folder, int sizeMegabytes)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is only made on Linux.");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={sizeMegabytes}m,mode=700", "tmpfs", this.folder), "A small disk needs a user who may mount one.");
    }

    private string Ballast => Path.Combine(folder, "segments", "ballast");

    /// <summary>Fills it up to so many bytes.</summary>
    public void Fill(int freeBytes)
    {
        using var file = File.Create(Ballast);
        file.Write(new byte[new DriveInfo(folder).AvailableFreeSpace - freeBytes]);
    }

    /// <summary>Frees what was filled.</summary>
    public void Free() => File.Delete(Ballast);

    public void Dispose() => Run("umount", "--lazy", folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
