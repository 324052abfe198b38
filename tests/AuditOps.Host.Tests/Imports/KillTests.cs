using System.Diagnostics;
using System.Globalization;
using AuditOps.Core;
using AuditOps.Host.Tests.Cli;

namespace AuditOps.Host.Tests.Imports;

/// <summary>Importers that are killed at any point, several at once, lose nothing and double nothing.</summary>
public sealed class KillTests : IDisposable
{
    private const int Importers = 3;
    private const int Kills = 201;

    private readonly string root = Directory.CreateTempSubdirectory("auditops-kill-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Import_KilledAgainAndAgain_HasEveryLineOnce()
    {
        var (logs, store) = (Path.Combine(root, "logs"), Path.Combine(root, "store"));
        using var growing = new GrowingLogs(logs);
        var random = new Random(11);
        var killed = 0;
        while (killed < Kills)
        {
            var importers = Enumerable.Range(0, Importers).Select(_ => Start("import", logs, "--store", store, "--time-zone", "UTC")).ToList();
            foreach (var importer in importers)
            {
                if (!importer.WaitForExit(random.Next(20, 900)))
                {
                    importer.Kill();
                    killed++;
                }

                importer.WaitForExit();
                importer.Dispose();
            }
        }

        growing.Finish();
        using var last = Start("import", logs, "--store", store, "--time-zone", "UTC");
        last.WaitForExit();

        Assert.Equal(0, last.ExitCode);
        Assert.Equal((growing.Lines, growing.Lines, 0L), Counts(store, growing.Lines));
        using var test = Start("audit", "integrity", store);
        test.WaitForExit();
        Assert.Equal(0, test.ExitCode);
    }

    /// <summary>Events, different actors among them, and events that are not lines of the logs.</summary>
    private static (long Events, long Actors, long Others) Counts(string store, int lines)
    {
        using var engine = EngineFactory.Create();
        var query = new InvokeQuery
        {
            Store = store,
            Query = string.Create(CultureInfo.InvariantCulture, $"SELECT count(*), count(DISTINCT actor), count(*) FILTER (coalesce(try_cast(actor[5:] AS INTEGER) NOT BETWEEN 0 AND {lines - 1}, true)) FROM events WHERE format <> 'auditops'"),
        };
        var row = engine.Run(query, new Silent(), TestContext.Current.CancellationToken).Single().Values;
        return ((long)row[0]!, (long)row[1]!, (long)row[2]!);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Shell.Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
