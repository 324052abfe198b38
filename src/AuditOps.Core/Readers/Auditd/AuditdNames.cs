using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>The names of record types, errors, signals and system calls, read from <c>names.txt</c>.</summary>
internal static class AuditdNames
{
    private static readonly FrozenDictionary<string, byte[][]> Tables = Load();
    private static readonly FrozenDictionary<ulong, int> Records = Table("record")
        .Select((name, number) => (name, number)).Where(record => record.name.Length > 0)
        .ToFrozenDictionary(record => Hash(record.name), record => record.number);

    /// <summary>The name of a record type's number; empty where it is not known.</summary>
    public static ReadOnlySpan<byte> Record(int number) => At(Table("record"), number);

    /// <summary>The number of a record type's name; 0 where it is not known.</summary>
    public static int Record(ReadOnlySpan<byte> name) => Records.GetValueOrDefault(Hash(name));

    /// <summary>The name of an error, such as EACCES.</summary>
    public static ReadOnlySpan<byte> Error(int number) => At(Errors, number);

    /// <summary>The name of a signal, such as SIGKILL.</summary>
    public static ReadOnlySpan<byte> Signal(int number) => At(Signals, number);

    /// <summary>The name of a system call.</summary>
    public static ReadOnlySpan<byte> Syscall(Architecture architecture, int number) => architecture switch
    {
        Architecture.X64 => At(X64, number),
        Architecture.Arm64 => At(Arm64, number),
        Architecture.X86 => At(X86, number),
        _ => [],
    };

    private static readonly byte[][] Errors = Table("errno");
    private static readonly byte[][] Signals = Table("signal");
    private static readonly byte[][] X64 = Table("x86_64");
    private static readonly byte[][] Arm64 = Table("aarch64");
    private static readonly byte[][] X86 = Table("i386");

    private static ReadOnlySpan<byte> At(byte[][] table, int number) => (uint)number < (uint)table.Length ? table[number] : [];

    private static byte[][] Table(string name) => Tables[name];

    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in name) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    private static FrozenDictionary<string, byte[][]> Load()
    {
        var tables = new Dictionary<string, List<byte[]>>();
        var table = new List<byte[]>();
        using var stream = typeof(AuditdNames).Assembly.GetManifestResourceStream("auditd-names.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                tables.Add(line[1..^1], table = []);
                continue;
            }
            var space = line.IndexOf(' ');
            var number = int.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture);
            while (table.Count <= number) table.Add([]);
            table[number] = Encoding.ASCII.GetBytes(line[(space + 1)..]);
        }
        return tables.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
