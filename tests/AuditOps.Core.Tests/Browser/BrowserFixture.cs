using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AuditOps.Core.Tests.Browser;

/// <summary>A headless browser for tests of pages, driven through Node. Where none can be had, the tests are skipped with the reason.</summary>
public sealed class BrowserFixture : IDisposable
{
    private readonly Process? _driver;
    private readonly string? _missing;

    public BrowserFixture()
    {
        try
        {
            _driver = Start();
            _missing = _driver is null ? "npm cannot bring the driver" : null;
            if (_driver is not null && _driver.StandardOutput.ReadLine() is null)
                _missing = $"no browser could be started: {_driver.StandardError.ReadToEnd()}";
        }
        catch (Win32Exception error)
        {
            _missing = $"there is no Node: {error.Message}";
        }
    }

    public void Dispose()
    {
        _driver?.StandardInput.Close();
        if (_driver?.WaitForExit(TimeSpan.FromSeconds(10)) == false) _driver.Kill(entireProcessTree: true);
        _driver?.Dispose();
    }

    /// <summary>Opens a page without network.</summary>
    public void Open(string file, string scheme = "light", int width = 1100, bool script = true, bool bypass = false)
    {
        Assert.SkipWhen(_missing is not null, $"Pages are not looked at: {_missing}");
        Ask(new { verb = "open", file, scheme, width, script, bypass });
    }

    /// <summary>What an expression is worth on the page.</summary>
    public JsonNode? Evaluate(string code) => Ask(new { verb = "evaluate", code });

    /// <summary>What a text expression is worth on the page.</summary>
    public string Text(string code) => Evaluate(code)?.GetValue<string>() ?? "";

    /// <summary>What a numeric expression is worth on the page.</summary>
    public double Number(string code) => Evaluate(code)!.GetValue<double>();

    public void Press(string key) => Ask(new { verb = "press", key });

    public void Move(double x, double y) => Ask(new { verb = "move", x, y });

    public void Print() => Ask(new { verb = "media", media = "print" });

    public void Shot(string path) => Ask(new { verb = "shot", path });

    /// <summary>What axe-core finds.</summary>
    public IReadOnlyList<string> Axe() => [.. Ask(new { verb = "axe" })!.AsArray().Select(found => found!.GetValue<string>())];

    /// <summary>Errors, refusals of the page's policy, dialogs, and requests for anything but the page.</summary>
    public IReadOnlyList<string> Said() => [.. Ask(new { verb = "said" })!.AsArray().Select(said => said!.GetValue<string>())];

    private JsonNode? Ask(object request)
    {
        _driver!.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        _driver.StandardInput.Flush();
        var answer = JsonNode.Parse(_driver.StandardOutput.ReadLine() ?? throw new InvalidOperationException(_driver.StandardError.ReadToEnd()))!;
        Assert.True(answer["error"] is null, answer["error"]?.GetValue<string>());
        return answer["value"];
    }

    // Driver, rules and browser are brought once for the clone, as the lock file says.
    private static Process? Start()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Browser");
        var folder = Path.Combine(Root(), "artifacts", "browser");
        Directory.CreateDirectory(folder);
        var marker = Path.Combine(folder, "node_modules", ".package-lock.json");
        var isFresh = !File.Exists(marker) || File.ReadAllText(Path.Combine(source, "package-lock.json")) != Read(Path.Combine(folder, "package-lock.json"));
        foreach (var file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        if (isFresh)
        {
            using var npm = OperatingSystem.IsWindows() ? Run("cmd", "/c", "npm", "ci", "--ignore-scripts", "--prefix", folder) : Run("npm", "ci", "--ignore-scripts", "--prefix", folder);
            npm.StandardInput.Close();
            _ = npm.StandardOutput.ReadToEndAsync();
            npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0) return null;
        }

        return Run("node", Path.Combine(folder, "browser.mjs"));
    }

    private static string Read(string file) => File.Exists(file) ? File.ReadAllText(file) : "";

    private static Process Run(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AuditOps.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The repository's root was not found above the tests.");
    }
}
