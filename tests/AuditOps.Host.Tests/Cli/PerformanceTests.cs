using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

/// <summary>What one process measured, the next one tells, also where the first was killed.</summary>
public sealed class PerformanceTests : IDisposable
{
    private readonly Shell _shell = new();

    public PerformanceTests() => _shell.Environment["AUDITOPS_STORE"] = Path.Combine(_shell.Folder, "store");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Metrics_WrittenByOthers_AreCounted()
    {
        foreach (var value in new[] { "1", "2", "6" })
            Assert.Equal(0, _shell.Run("performance", "write", "queue", value, "--unit", "mails").Code);

        var queue = Assert.Single(Json("metrics", "queue"));
        Assert.Equal((3, 1, 3, 6, "mails"), (queue.GetProperty("count").GetInt32(), queue.GetProperty("min").GetDouble(), queue.GetProperty("mean").GetDouble(), queue.GetProperty("max").GetDouble(), queue.GetProperty("unit").GetString()));
    }

    [Fact]
    public void Metrics_OfOneNameInANarrowWindow_AreToldApart()
    {
        _shell.Environment["COLUMNS"] = "80";
        foreach (var host in new[] { "host=web1", "host=web2" })
            Assert.Equal(0, _shell.Run("performance", "write", "queue length", "1048576.25", "--label", host, "--unit", "messages").Code);
        Assert.Equal(0, _shell.Run("performance", "write", "queue length", "3").Code);

        var shown = _shell.Run("performance", "metrics").Out;
        Assert.Contains("LABEL", shown, StringComparison.Ordinal);
        Assert.Contains("host=web1", shown, StringComparison.Ordinal);
        Assert.Contains("host=web2", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    [Theory, InlineData("metrics"), InlineData("summary"), InlineData("monitor-stats"), InlineData("baseline"), InlineData("baselines"), InlineData("compare"), InlineData("change-points"), InlineData("resources", "--since", "1h")]
    public void NoStoreYet_IsSaidToBeSo(string verb, params string[] options)
    {
        var ended = _shell.Run(["performance", verb, .. options]);

        Assert.Equal((0, ""), (ended.Code, ended.Out));
        Assert.Contains("Nothing was measured yet", ended.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, _shell.Run(["performance", verb, "--store", "missing", .. options]).Code);
    }

    [Fact]
    public void Operation_StartedByAnother_IsStoppedAndCountedOnce()
    {
        var id = Json("start", "deploy")[0].GetProperty("operationId").GetString()!;
        var running = Assert.Single(Json("monitor-stats")[0].GetProperty("running").EnumerateArray());
        Assert.Equal(("deploy", "running"), (running.GetProperty("operation").GetString(), running.GetProperty("state").GetString()));
        Assert.Equal(0, _shell.Run("performance", "stop", id).Code);

        Assert.NotEqual(0, _shell.Run("performance", "stop", id).Code);
        Assert.Equal(1, Assert.Single(Json("metrics", "deploy")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Monitor_Killed_HasKeptWhatItSampled()
    {
        using (var monitor = _shell.Start("performance", "monitor", "start", "1s", "--follow"))
        {
            var until = DateTime.UtcNow.AddSeconds(60);
            while (Samples() < 2 && DateTime.UtcNow < until)
                await Task.Delay(200);
            monitor.Kill();
            await monitor.WaitForExitAsync();
        }

        Assert.InRange(Samples(), 2, 60);
    }

    [Fact]
    public void OwnOperations_WhereWanted_AreMeasuredByWhoeverRunsThem()
    {
        Assert.Equal(0, _shell.Run("import", _shell.Write("auth.log", AuthLog.Text())).Code);
        _shell.Run("audit", "view");
        Assert.Empty(Json("metrics"));

        _shell.Environment["AUDITOPS_MEASURE_OPERATIONS"] = "true";
        _shell.Run("audit", "view", "--first", "1");
        _shell.Run("audit", "view");
        _shell.Run("audit", "view", "missing.log");
        var measured = Json("metrics").ToDictionary(row => row.GetProperty("operation").GetString()!);
        Assert.Equal(["audit_view"], measured.Keys);
        Assert.Equal((3, 1), (measured["audit_view"].GetProperty("count").GetInt32(), measured["audit_view"].GetProperty("failed").GetInt32()));
        Assert.InRange(measured["audit_view"].GetProperty("min").GetDouble(), 0.001, 60_000);
    }

    private int Samples() => Directory.Exists(_shell.Environment["AUDITOPS_STORE"])
        ? Json("resources", "--since", "1h").Count
        : 0;

    private List<JsonElement> Json(params string[] words) => _shell.Rows(["performance", .. words]);
}
