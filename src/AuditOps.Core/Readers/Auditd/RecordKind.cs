namespace AuditOps.Core.Readers.Auditd;

/// <summary>What a record's type means for the event that it belongs to (audit.h, and how libauparse groups records).</summary>
internal static class RecordKind
{
    public const int Login = 1006;
    public const int Syscall = 1300;
    public const int Path = 1302;
    public const int SocketAddress = 1306;
    public const int WorkingDirectory = 1307;
    public const int Execve = 1309;
    public const int Tty = 1319;
    public const int EndOfEvent = 1320;
    public const int Seccomp = 1326;
    public const int ProcTitle = 1327;
    public const int Avc = 1400;
    public const int UserAvc = 1107;

    /// <summary>Whether other records may belong to the same event. What user space sends stands alone.</summary>
    public static bool HasCompany(int type) =>
        type is 0 or (>= 1300 and < 2000) or (> 2000 and < 2100) or Login && type is not (>= 1406 and <= 1419);

    /// <summary>Whether the record has a place of its own in an event's JSON.</summary>
    public static bool IsPart(int type) => type is Path or SocketAddress or WorkingDirectory or Execve or ProcTitle or EndOfEvent;

    /// <summary>Whether the record only adds to the system call that its event must hold.</summary>
    public static bool NeedsSyscall(int type) => type is (>= 1302 and <= 1304) or (>= 1306 and <= 1318) or (>= 1320 and <= 1323) or ProcTitle;
}
