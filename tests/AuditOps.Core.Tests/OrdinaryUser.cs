using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace AuditOps.Core.Tests;

/// <summary>Runs what only means something for a user whom permissions bind, also where the tests run as root.</summary>
internal static partial class OrdinaryUser
{
    private const uint Nobody = 65534;

    /// <summary>Runs it; as root on a thread that reaches files as nobody does, which Linux allows for each thread.</summary>
    public static void Run(Action action)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        if (!Environment.IsPrivilegedProcess)
        {
            action();
            return;
        }

        Assert.SkipUnless(OperatingSystem.IsLinux(), "Permissions do not bind this user.");
        Assert.SkipUnless(EverybodyReaches(AppContext.BaseDirectory), "Permissions do not bind this user, and nobody else may read the folder of the tests.");
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            _ = setfsgid(Nobody);
            _ = setfsuid(Nobody);
            try
            {
                Assert.Throws<UnauthorizedAccessException>(() => File.OpenHandle("/etc/shadow").Dispose());
                action();
            }
            catch (Exception error)
            {
                fault = ExceptionDispatchInfo.Capture(error);
            }
        });
        thread.Start();
        thread.Join();
        fault?.Throw();
    }

    private static bool EverybodyReaches(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (!OperatingSystem.IsWindows() && !folder.UnixFileMode.HasFlag(UnixFileMode.OtherRead | UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }

    [LibraryImport("libc")]
    private static partial int setfsuid(uint user);

    [LibraryImport("libc")]
    private static partial int setfsgid(uint group);
}
