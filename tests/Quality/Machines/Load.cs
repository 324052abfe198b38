namespace AuditOps.Quality.Machines;

/// <summary>Keeps processors and a disk busy until it is disposed of.</summary>
internal sealed class Load : IDisposable
{
    // Small pieces, each waited for: large ones would keep the processors busier than a quick disk.
    private const int Block = 64 << 10;
    private const long Largest = 64L << 20;

    private readonly List<Thread> threads = [];
    private volatile bool ends;

    /// <param name="processors">How many processors are kept busy.</param>
    /// <param name="writers">How many write to the disk at a time.</param>
    /// <param name="file">The path that their files begin with; each is written over and over.</param>
    public static Load Of(int processors, int writers, string file)
    {
        var load = new Load();
        for (var i = 0; i < processors; i++)
            load.Start(load.Compute);
        for (var i = 0; i < writers; i++)
        {
            var own = $"{file}{i}";
            load.Start(() => load.Write(own));
        }

        return load;
    }

    public void Dispose()
    {
        ends = true;
        threads.ForEach(thread => thread.Join());
    }

    private void Start(Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true };
        threads.Add(thread);
        thread.Start();
    }

    private void Compute()
    {
        while (!ends)
            Thread.SpinWait(1_000);
    }

    private void Write(string file)
    {
        var bytes = new byte[Block];
        using (var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.WriteThrough))
        {
            while (!ends)
            {
                Random.Shared.NextBytes(bytes.AsSpan(0, 512));
                stream.Write(bytes);
                if (stream.Position >= Largest)
                    stream.Position = 0;
            }
        }

        File.Delete(file);
    }
}
