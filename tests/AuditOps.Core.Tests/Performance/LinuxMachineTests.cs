using AuditOps.Core.Performance.Resources;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

/// <summary>What /proc says in files that are made, and what it says of this machine.</summary>
public sealed class LinuxMachineTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly string root = Directory.CreateTempSubdirectory("auditops-proc-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Between_TwoReadings_ToldAsRates()
    {
        Write("proc/stat", "cpu  1000 0 500 8000 500 0 0 0 0 0\ncpu0 1 2 3 4 5\n");
        Write("proc/meminfo", "MemTotal:       1000 kB\nMemFree: 1 kB\nMemAvailable:    250 kB\n");
        Write("proc/diskstats", "   8 0 sda 1 2 1000 4 5 6 2000 8 9 500 11\n   8 1 sda1 1 2 1000 4 5 6 2000 8 9 500 11\n   7 0 loop0 1 2 1000 4 5 6 2000 8 9 500 11\n");
        Write("proc/net/dev", "Inter-| Receive\n face |bytes\n    lo: 9 9 9 9 9 9 9 9 9 9\n  eth0: 1000 1 0 0 0 0 0 0 3000 1 0 0\n");
        Write("proc/7/stat", "7 (a (b) c) S 1 7 7 0 -1 0 0 0 0 0 100 50 0 0 20 0 3 0 5 1000 10 0\n");
        Write("proc/7/io", "read_bytes: 4096\nwrite_bytes: 8192\n");
        Write("sys/class/net/eth0/speed", "1000\n");
        Directory.CreateDirectory(Path.Combine(root, "proc", "self"));
        Directory.CreateDirectory(Path.Combine(root, "sys", "block", "sda"));
        var machine = new LinuxMachine(clock, Path.Combine(root, "proc"), Path.Combine(root, "sys"));
        var before = machine.Read(7);

        clock.Advance(TimeSpan.FromSeconds(2));
        Write("proc/stat", "cpu  1100 0 550 8030 520 0 0 0 0 0\n");
        Write("proc/diskstats", "   8 0 sda 1 2 1400 4 5 6 2004 8 9 1500 11\n");
        Write("proc/net/dev", "  eth0: 126000000 1 0 0 0 0 0 0 4000 1 0 0\n");
        Write("proc/7/stat", "7 (a (b) c) S 1 7 7 0 -1 0 0 0 0 0 200 50 0 0 20 0 3 0 5 1000 12 0\n");
        var rates = ResourceRates.Between(before, machine.Read(7), clock);

        Assert.Equal(75, rates.CpuPercent!.Value, 6);
        Assert.Equal(10, rates.IoWaitPercent!.Value, 6);
        Assert.Equal(75, rates.MemoryPercent);
        Assert.Equal((102_400.0, 1_024.0, 50.0, "sda"), (rates.DiskReadBytesPerSecond, rates.DiskWriteBytesPerSecond, rates.DiskBusyPercent, rates.BusiestDisk));
        Assert.Equal((62_999_500.0, 500.0, "eth0"), (rates.NetworkReceivedBytesPerSecond, rates.NetworkSentBytesPerSecond, rates.BusiestLink));
        Assert.Equal(50.4, rates.NetworkBusyPercent!.Value, 1);
        Assert.Equal(("a (b) c", 50.0, 3, 0.0), (rates.ProcessName, rates.ProcessCpuPercent, rates.ProcessThreads, rates.ProcessReadBytesPerSecond));
    }

    [Fact]
    public void Read_NothingThere_IsNull()
    {
        var read = new LinuxMachine(clock, Path.Combine(root, "proc"), Path.Combine(root, "sys")).Read(Environment.ProcessId);
        Assert.Null(read.Cpu);
        Assert.Null(read.Memory);
        Assert.Empty(read.Disks);
        Assert.Equal(Environment.ProcessId, read.Process!.Id);
        var rates = ResourceRates.Between(read, read, clock);
        Assert.Equal((null, null, null), (rates.CpuPercent, rates.DiskBusyPercent, rates.NetworkBusyPercent));
    }

    [Fact]
    public void Between_ADiskWasExchanged_SaysNothingNegative()
    {
        var one = new MachineCounters(0, DateTime.UnixEpoch) { Disks = [new DiskCounters("sda", 1_000, 1_000, 10)] };
        var rates = ResourceRates.Between(one, one with { Timestamp = TimeSpan.TicksPerSecond, Disks = [new DiskCounters("sda", 0, 0, 0)] }, clock);
        Assert.Equal((0.0, 0.0, 0.0), (rates.DiskReadBytesPerSecond, rates.DiskWriteBytesPerSecond, rates.DiskBusyPercent));
    }

    [Fact]
    public void Read_ThisMachine_AgreesWithWhatDotnetSays()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("There is no /proc.");
        var read = new LinuxMachine(TimeProvider.System).Read(Environment.ProcessId);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        Assert.InRange(read.Process!.CpuSeconds, self.TotalProcessorTime.TotalSeconds - 5, self.TotalProcessorTime.TotalSeconds + 0.1);
        Assert.InRange(read.Process.MemoryBytes / (double)self.WorkingSet64, 0.5, 2);
        Assert.InRange(read.Cpu!.Value.BusySeconds, 0.01, read.Cpu.Value.TotalSeconds);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
        File.WriteAllText(Path.Combine(root, name), text);
    }
}
