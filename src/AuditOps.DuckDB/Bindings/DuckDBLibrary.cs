using System.Reflection;
using System.Runtime.InteropServices;

namespace AuditOps.DuckDB.Bindings;

/// <summary>Finds DuckDB's native library for module, host and tests alike.</summary>
/// <param name="override">A path that replaces the search; the value of <see cref="Variable"/>.</param>
/// <param name="folder">Where this assembly lies.</param>
/// <param name="runtime">The runtime identifier, such as <c>linux-x64</c>.</param>
internal sealed class DuckDBLibrary(string? @override, string folder, string runtime)
{
    /// <summary>The name that the bindings import from.</summary>
    public const string Name = "duckdb";

    /// <summary>The environment variable that names the library's file.</summary>
    public const string Variable = "AUDITOPS_DUCKDB_LIBRARY";

    private static readonly string[] Supported = ["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];

    /// <summary>Every path that is tried, in order.</summary>
    public IEnumerable<string> Candidates()
    {
        if (!string.IsNullOrEmpty(@override))
        {
            yield return @override;
            yield break;
        }

        var file = Path.Combine("runtimes", runtime, "native", FileName(runtime));
        yield return Path.Combine(folder, file);
        for (var parent = Path.GetDirectoryName(folder); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            yield return Path.Combine(parent, "module", "engine", file);
        }
    }

    /// <summary>Loads the library from the first path that exists.</summary>
    /// <exception cref="DllNotFoundException">No path exists, or the file there cannot be loaded.</exception>
    public nint Load()
    {
        var path = Candidates().FirstOrDefault(File.Exists) ?? throw new DllNotFoundException(Missing());
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(
                $"DuckDB's native library '{path}' cannot be loaded on {runtime}; set {Variable} to a file that can. {e.Message}", e);
        }
    }

    /// <summary>The resolver of this assembly's imports.</summary>
    public static nint Resolve(string library, Assembly assembly, DllImportSearchPath? search) =>
        library == Name ? Find(assembly).Load() : 0;

    /// <summary>The search as this process does it.</summary>
    public static DuckDBLibrary Find(Assembly assembly) => new(
        Environment.GetEnvironmentVariable(Variable),
        Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar),
        Runtime());

    private static string FileName(string runtime) => runtime.Split('-')[0] switch
    {
        "win" => "duckdb.dll",
        "osx" => "libduckdb.dylib",
        _ => "libduckdb.so",
    };

    private static string Runtime()
    {
        var system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier is { } id && (id.Contains("musl", StringComparison.Ordinal) || id.StartsWith("alpine", StringComparison.Ordinal)) ? "linux-musl"
            : OperatingSystem.IsLinux() ? "linux"
            : "unknown";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private string Missing()
    {
        var tried = string.Join(", ", Candidates());
        return !string.IsNullOrEmpty(@override)
            ? $"DuckDB's native library was not found at '{@override}', which {Variable} names; correct the variable or remove it."
            : !Supported.Contains(runtime)
            ? $"There is no DuckDB native library for {runtime} (there is one for {string.Join(", ", Supported)}); tried {tried}; set {Variable} to the path of your own build of it."
            : $"DuckDB's native library for {runtime} was not found; tried {tried}; build the project, or set {Variable} to the path of the library.";
    }
}
