using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AuditOps.Core.Performance.Resources;

/// <summary>Asks Windows: GetSystemTimes, GlobalMemoryStatusEx, IOCTL_DISK_PERFORMANCE and GetProcessIoCounters.</summary>
internal sealed partial class WindowsMachine(TimeProvider clock) : PlainMachine(clock)
{
    private const double Tick = 1e-7;
    private const int MostDisks = 32;
    private const uint DiskPerformance = 0x70020;

    public override MachineCounters Read(int processId)
    {
        var counters = base.Read(processId);
        return counters with { Cpu = Cpu(), Memory = Memory(), Disks = Disks(), Process = WithTraffic(counters.Process!) };
    }

    private static CpuCounters? Cpu() =>
        GetSystemTimes(out var idle, out var kernel, out var user) ? new CpuCounters((kernel + user - idle) * Tick, (kernel + user) * Tick, null) : null;

    private static (long, long)? Memory()
    {
        var status = new MemoryStatus { Length = (uint)Marshal.SizeOf<MemoryStatus>() };
        return GlobalMemoryStatusEx(ref status) ? ((long)status.Total, (long)status.Available) : null;
    }

    private static List<DiskCounters> Disks()
    {
        var disks = new List<DiskCounters>();
        for (var number = 0; number < MostDisks; number++)
        {
            // Without any access asked for, ordinary users may ask as well.
            using var disk = CreateFile($@"\\.\PhysicalDrive{number}", 0, 3, 0, 3, 0, 0);
            if (!disk.IsInvalid && DeviceIoControl(disk, DiskPerformance, 0, 0, out var counts, (uint)Marshal.SizeOf<DiskCounts>(), out _, 0))
                disks.Add(new DiskCounters($"PhysicalDrive{number}", counts.Read, counts.Written, (counts.Queried - counts.Idle) * Tick));
        }

        return disks;
    }

    private static ProcessCounters WithTraffic(ProcessCounters process)
    {
        using var opened = System.Diagnostics.Process.GetProcessById(process.Id);
        return GetProcessIoCounters(opened.SafeHandle, out var counts) ? process with { ReadBytes = (long)counts.Read, WrittenBytes = (long)counts.Written } : process;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MemoryStatus
    {
        public uint Length;
        public uint Load;
        public ulong Total;
        public ulong Available;
        public ulong TotalPages;
        public ulong AvailablePages;
        public ulong TotalVirtual;
        public ulong AvailableVirtual;
        public ulong AvailableExtended;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct IoCounts
    {
        public ulong ReadOperations;
        public ulong WriteOperations;
        public ulong OtherOperations;
        public ulong Read;
        public ulong Written;
        public ulong Other;
    }

    // DISK_PERFORMANCE.
    [StructLayout(LayoutKind.Sequential)]
    private struct DiskCounts
    {
        public long Read;
        public long Written;
        public long ReadTime;
        public long WriteTime;
        public long Idle;
        public uint Reads;
        public uint Writes;
        public uint Queue;
        public uint Splits;
        public long Queried;
        public uint Device;
        public Name StorageName;
    }

    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct Name
    {
        private ushort first;
    }

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetSystemTimes(out long idle, out long kernel, out long user);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GlobalMemoryStatusEx(ref MemoryStatus status);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetProcessIoCounters(SafeProcessHandle process, out IoCounts counts);

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(string name, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool DeviceIoControl(SafeFileHandle device, uint code, nint input, uint inputSize, out DiskCounts output, uint outputSize, out uint returned, nint overlapped);
}
