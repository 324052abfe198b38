namespace AuditOps.Core.Readers.Auditd;

/// <summary>The architectures whose system calls have names here.</summary>
internal enum Architecture
{
    Unknown,
    X64,
    Arm64,
    X86,
}
