using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

/// <summary>A native object that keeps its owner alive, so that any order of disposal is safe.</summary>
internal abstract class DuckDBHandle() : SafeHandle(0, ownsHandle: true)
{
    private SafeHandle? owner;

    public override bool IsInvalid => handle == 0;

    /// <summary>Holds the owner open until this handle is released.</summary>
    public void HoldOpen(SafeHandle value)
    {
        var added = false;
        value.DangerousAddRef(ref added);
        owner = value;
    }

    protected abstract void Destroy(ref nint handle);

    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        owner?.DangerousRelease();
        return true;
    }
}
