namespace AuditOps.Core.Store.Reading;

/// <summary>An instance that belongs to one reader until it is given back.</summary>
/// <param name="instance">The instance.</param>
/// <param name="giveBack">Takes it when it can be used again; null where nobody would.</param>
internal sealed class InstanceLoan(DuckInstance instance, Action<DuckInstance>? giveBack) : IDisposable
{
    private bool spoilt;

    public DuckInstance Instance => instance;

    /// <summary>It met an error: nobody can tell whether it is still good.</summary>
    public void Spoil() => spoilt = true;

    public void Dispose()
    {
        if (giveBack is null || spoilt)
        {
            instance.Dispose();
            return;
        }

        giveBack(instance);
    }
}
