using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AuditOps.Host.Tests.Imports;

/// <summary>A folder of logs that lives: lines are added, sometimes in halves, files are rotated, and old ones are compressed.</summary>
internal sealed class GrowingLogs : IDisposable
{
    private readonly string folder;
    private readonly Thread writer;
    private readonly CancellationTokenSource stop = new();
    private readonly Random random = new(7);
    private int rotations;

    public GrowingLogs(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        writer = new Thread(Live) { IsBackground = true };
        writer.Start();
    }

    /// <summary>How many lines there are; each names another user: user0, user1 ….</summary>
    public int Lines { get; private set; }

    /// <summary>Ends the life of the logs, with every line complete.</summary>
    public void Finish()
    {
        stop.Cancel();
        writer.Join();
    }

    public void Dispose()
    {
        Finish();
        stop.Dispose();
    }

    private string Current => Path.Combine(folder, "auth.log");

    private void Live()
    {
        while (!stop.IsCancellationRequested)
        {
            Append(random.Next(1, 120));
            if (random.Next(12) == 0)
                Rotate();
            Thread.Sleep(random.Next(5, 40));
        }
    }

    private void Append(int count)
    {
        var text = new StringBuilder();
        for (; count > 0; count--)
        {
            var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(Lines);
            text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-ddTHH:mm:ss.ffffff}Z host sshd[{Lines % 30_000}]: Failed password for user{Lines} from 10.0.0.1 port {Lines % 60_000} ssh2\n");
            Lines++;
        }

        var half = random.Next(text.Length);
        File.AppendAllText(Current, text.ToString(0, half));
        Thread.Sleep(random.Next(10));
        File.AppendAllText(Current, text.ToString(half, text.Length - half));
    }

    private void Rotate()
    {
        rotations++;
        File.Move(Current, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"auth.log-{20260000 + rotations}")));
        var old = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"auth.log-{20260000 + rotations - 2}"));
        if (!File.Exists(old))
            return;

        // As logrotate does: the compressed file appears under its name while the plain one is still there.
        using (var from = File.OpenRead(old))
        using (var to = new GZipStream(File.Create(old + ".gz"), CompressionLevel.Fastest))
            from.CopyTo(to);
        File.Delete(old);
    }
}
