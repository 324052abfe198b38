using System.Globalization;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Reading;

/// <summary>A DuckDB instance in memory that can reach only the files it was given, and whose settings cannot be changed.</summary>
internal sealed class DuckInstance : IDisposable
{
    private readonly DuckDBConnection root;
    private readonly string temporary;

    private DuckInstance(DuckDBConnection root, string temporary) => (this.root, this.temporary) = (root, temporary);

    /// <summary>Opens an instance.</summary>
    /// <param name="options">Its limits.</param>
    /// <param name="temporary">A folder for what does not fit into memory; it is removed with the instance.</param>
    /// <param name="files">Files that it may read.</param>
    /// <param name="folders">Folders that it may read and write.</param>
    public static DuckInstance Open(StoreOptions options, string temporary, IEnumerable<string> files, IEnumerable<string> folders)
    {
        StoreFolder.MakeFolder(temporary);
        var root = new DuckDBConnection("Data Source=:memory:");
        try
        {
            root.Open();
            var settings = string.Create(CultureInfo.InvariantCulture,
                $"""
                SET memory_limit = '{options.MemoryBytes}B';
                SET threads = {options.Threads};
                SET temp_directory = {Literal(temporary)};
                SET TimeZone = 'UTC';
                SET parquet_metadata_cache = true;
                SET enable_external_file_cache = false;
                SET streaming_buffer_size = '8MB';
                SET autoinstall_known_extensions = false;
                SET autoload_known_extensions = false;
                SET enable_progress_bar = true;
                SET enable_progress_bar_print = false;
                SET allowed_paths = {List(files)};
                SET allowed_directories = {List(folders)};
                SET enable_external_access = false;
                SET lock_configuration = true;
                """);
            using var command = root.CreateCommand(settings);
            command.ExecuteNonQuery();
            return new DuckInstance(root, temporary);
        }
        catch
        {
            root.Dispose();
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Opens a connection for one query at a time. Callable from any thread.</summary>
    public DuckDBConnection Connect() => root.Duplicate();

    /// <summary>A text as SQL, for the few places where DuckDB takes no parameter.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public void Dispose()
    {
        root.Dispose();
        Remove(temporary);
    }

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Literal))}]::VARCHAR[]";

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its owner's folder goes as a whole, at the latest by a sweep.
        }
    }
}
