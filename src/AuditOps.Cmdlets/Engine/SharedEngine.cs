namespace AuditOps.Cmdlets;

/// <summary>
/// The one engine of the process, created on first use and shared by all runspaces that have imported the module.
/// It is disposed with the last of them, and at the process's end.
/// </summary>
internal static class SharedEngine
{
    private static readonly Lock Gate = new();
    private static readonly Lazy<Func<IEngine>> Factory = new(
        () => EngineLoadContext.Load(Path.Combine(Path.GetDirectoryName(typeof(SharedEngine).Assembly.Location)!, "engine")),
        LazyThreadSafetyMode.PublicationOnly);

    private static IEngine? s_engine;
    private static int s_imports;

    /// <summary>The engine.</summary>
    /// <exception cref="AuditOpsException">It cannot be loaded.</exception>
    public static IEngine Current
    {
        get
        {
            lock (Gate)
            {
                if (s_engine is null)
                {
                    s_engine = Factory.Value();
                    AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
                }

                return s_engine;
            }
        }
    }

    /// <summary>A runspace imported the module.</summary>
    public static void Acquire()
    {
        lock (Gate)
            s_imports++;
    }

    /// <summary>A runspace removed the module.</summary>
    public static void Release()
    {
        lock (Gate)
        {
            s_imports--;
            if (s_imports <= 0)
                Free();
        }
    }

    private static void OnProcessExit(object? sender, EventArgs e)
    {
        lock (Gate)
            Free();
    }

    private static void Free()
    {
        s_engine?.Dispose();
        s_engine = null;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
    }
}
