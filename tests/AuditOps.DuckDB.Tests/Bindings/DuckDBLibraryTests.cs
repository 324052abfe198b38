using AuditOps.DuckDB.Bindings;

namespace AuditOps.DuckDB.Tests.Bindings;

public sealed class DuckDBLibraryTests
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "auditops-nothing", "here", "bin");

    [Fact]
    public void Candidates_NoOverride_AreBesideTheAssemblyThenInTheModulesAbove()
    {
        var library = new DuckDBLibrary(null, Folder, "linux-x64");
        var file = Path.Combine("runtimes", "linux-x64", "native", "libduckdb.so");
        Assert.Equal(
            [
                Path.Combine(Folder, file),
                Path.Combine(Path.GetDirectoryName(Folder)!, "module", "engine", file),
                Path.Combine(Path.GetTempPath(), "auditops-nothing", "module", "engine", file),
            ],
            library.Candidates().Take(3));
    }

    [Theory]
    [InlineData("win-arm64", "duckdb.dll")]
    [InlineData("osx-arm64", "libduckdb.dylib")]
    [InlineData("linux-arm64", "libduckdb.so")]
    public void Candidates_OtherPlatform_HaveItsFileName(string runtime, string file) =>
        Assert.EndsWith(file, new DuckDBLibrary(null, Folder, runtime).Candidates().First(), StringComparison.Ordinal);

    [Fact]
    public void Load_Missing_SaysWhatWasTriedAndWhichVariableOverrides()
    {
        var error = Assert.Throws<DllNotFoundException>(() => new DuckDBLibrary(null, Folder, "linux-x64").Load());
        Assert.Contains("linux-x64", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(Folder, "runtimes"), error.Message, StringComparison.Ordinal);
        Assert.Contains("AUDITOPS_DUCKDB_LIBRARY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OverrideMissing_NamesItAndTriesNothingElse()
    {
        var library = new DuckDBLibrary("/no/such/library.so", AppContext.BaseDirectory, "linux-x64");
        var error = Assert.Throws<DllNotFoundException>(() => library.Load());
        Assert.Contains("'/no/such/library.so'", error.Message, StringComparison.Ordinal);
        Assert.Contains("AUDITOPS_DUCKDB_LIBRARY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NotALibrary_NamesTheFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("libduckdb.so"), "not a library");
        var error = Assert.Throws<DllNotFoundException>(() => new DuckDBLibrary(folder.File("libduckdb.so"), Folder, "linux-x64").Load());
        Assert.Contains(folder.File("libduckdb.so"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PlatformWithoutALibrary_IsTold()
    {
        var error = Assert.Throws<DllNotFoundException>(() => new DuckDBLibrary(null, Folder, "linux-musl-x64").Load());
        Assert.StartsWith("There is no DuckDB native library for linux-musl-x64", error.Message, StringComparison.Ordinal);
    }
}
