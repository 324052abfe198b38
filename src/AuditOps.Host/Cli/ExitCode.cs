namespace AuditOps.Host.Cli;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int FindingsAtOrAboveLimit = 3;
    public const int Cancelled = 130;

    public static int Of(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidRequest => WrongUsage,
        ErrorKind.LimitReached => FindingsAtOrAboveLimit,
        _ => Failed,
    };
}
