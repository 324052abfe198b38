using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Catalog;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Caching.Disk;

/// <summary>
/// The tier on disk, bounded by bytes, what was used longest ago leaves first. Shared by all processes that use the folder. Which entries were
/// used is written with the statistics, so that reading only reads. Where the disk fails, it keeps nothing and finds nothing.
/// </summary>
/// <param name="folder">Where its file is.</param>
/// <param name="maximumBytes">The most bytes.</param>
/// <param name="clock">The clock.</param>
/// <param name="counts">Hears of evictions and expirations.</param>
/// <param name="detail">Hears of what is wrong with the file.</param>
internal sealed class DiskTier(string folder, long maximumBytes, TimeProvider clock, CacheCounts counts, Action<string> detail) : IDisposable
{
    private const string Since = "since";
    private const string NextUse = "(SELECT coalesce(max(used), 0) + 1 FROM entries)";

    private readonly Lock gate = new();
    private readonly HashSet<long> read = [];
    private CacheFile? file;
    private bool tried;
    private bool busy;
    private long seen;

    /// <summary>What was wrong when it failed last; null if it never did.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether anything can be kept.</summary>
    public bool IsUsable => Run(_ => true);

    /// <summary>What is kept under a key. Counts nothing.</summary>
    public bool TryGet(CacheKey key, [NotNullWhen(true)] out CacheEntry? entry)
    {
        entry = Run(file =>
        {
            var found = Find(file, key);
            if (found is null || found.IsAlive(Now))
                return found;
            Delete(file, [found.DiskId], CacheCount.DiskExpirations);
            return null;
        });
        if (entry is null)
            return false;
        lock (gate)
            (busy, _) = (true, read.Add(entry.DiskId));
        return true;
    }

    /// <summary>Keeps an entry, in the place of one of the same key.</summary>
    /// <returns>Its number; 0 if it could not be kept.</returns>
    public long Set(CacheKey key, CacheEntry entry)
    {
        var size = entry.Bytes(key);
        busy = true;
        return Run(file => file.Write(() =>
        {
            file.Command("DELETE FROM entries WHERE key = $1 AND scope = $2", Key(key), (int)key.Kind).ExecuteNonQuery();
            if (size > maximumBytes)
                return 0;
            MakeRoom(file, size);
            return (long)file.Command($"INSERT INTO entries (scope, key, tags, created, expires, used, bytes, content) VALUES ($1, $2, $3, $4, $5, {NextUse}, $6, $7) RETURNING id",
                (int)key.Kind, Key(key), JsonSerializer.Serialize(entry.Tags), Microseconds.From(entry.Created),
                entry.Expires is { } end ? Microseconds.From(end) : null, size, entry.Content).ExecuteScalar()!;
        }));
    }

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(CacheKey key) => Run(file =>
    {
        using var command = file.Command("DELETE FROM entries WHERE key = $1 AND scope = $2 RETURNING created, expires", Key(key), (int)key.Kind).ExecuteReader();
        return command.Read() && new CacheEntry([], [], Time(command, 0)!.Value, Time(command, 1)).IsAlive(Now);
    });

    /// <summary>Removes the entries that meet a condition; their values are not read.</summary>
    /// <returns>Their keys.</returns>
    public IReadOnlyList<CacheKey> RemoveWhere(Func<CacheKey, CacheEntry, bool> condition) => Run(file => file.Write(() =>
    {
        List<(CacheKey Key, CacheEntry Entry, long Bytes)> chosen = [.. List(file).Where(each => condition(each.Key, each.Entry))];
        Delete(file, [.. chosen.Select(each => each.Entry.DiskId)], null);
        return (IReadOnlyList<CacheKey>)[.. chosen.Where(each => each.Entry.IsAlive(Now)).Select(each => each.Key)];
    })) ?? [];

    /// <summary>All entries that are alive, without their values.</summary>
    public IReadOnlyList<(CacheKey Key, CacheEntry Entry, long Bytes)> All() =>
        Run(file => (IReadOnlyList<(CacheKey, CacheEntry, long)>)[.. List(file).Where(each => each.Entry.IsAlive(Now))]) ?? [];

    /// <summary>How many entries there are, and their bytes.</summary>
    public (long Entries, long Bytes) Size() => Run(file =>
    {
        using var reader = file.Command("SELECT (SELECT count(*) FROM entries), value FROM numbers WHERE name = 'bytes'").ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : default;
    });

    /// <summary>Adds to what all processes have counted, and notes which entries were used.</summary>
    /// <returns>Whether it was written.</returns>
    public bool Note(ReadOnlySpan<long> taken)
    {
        CheckPlace();
        var added = taken.ToArray();
        long[] used;
        lock (gate)
            used = [.. read];
        var noted = Run(file => file.Write(() =>
        {
            foreach (var id in used)
                file.Command($"UPDATE entries SET used = {NextUse} WHERE id = $1", id).ExecuteNonQuery();
            for (var kind = 0; kind < added.Length; kind++)
            {
                if (added[kind] != 0)
                    file.Command("INSERT INTO numbers VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value", ((CacheCount)kind).ToString(), added[kind]).ExecuteNonQuery();
            }

            file.Command("INSERT OR IGNORE INTO numbers VALUES ($1, $2)", Since, Microseconds.From(Now)).ExecuteNonQuery();
            return true;
        }));
        lock (gate)
            read.ExceptWith(used);
        return noted;
    }

    /// <summary>What all processes have counted and written, and since when; null if that cannot be read.</summary>
    public (long[] Counts, DateTime? Since)? Counted() => Run(file =>
    {
        var counted = new long[CacheCounts.Kinds];
        DateTime? since = null;
        using var reader = file.Command("SELECT name, value FROM numbers").ExecuteReader();
        while (reader.Read())
        {
            if (reader.GetString(0) == Since)
                since = Time(reader, 1);
            else if (Enum.TryParse<CacheCount>(reader.GetString(0), out var count))
                counted[(int)count] = reader.GetInt64(1);
        }

        return ((long[], DateTime?)?)(counted, since);
    });

    /// <summary>Forgets what was counted.</summary>
    public void ResetCounts() => Run(file => file.Write(() =>
    {
        file.Command("DELETE FROM numbers WHERE name NOT IN ('bytes', 'identity')").ExecuteNonQuery();
        return file.Command("INSERT INTO numbers VALUES ($1, $2)", Since, Microseconds.From(Now)).ExecuteNonQuery();
    }));

    /// <summary>The numbers of all entries, if anybody else has changed anything since this was asked last; null if not, or if it cannot be told.</summary>
    public IReadOnlySet<long>? Changed() => Run(file =>
    {
        var version = (long)file.Command("PRAGMA data_version").ExecuteScalar()!;
        if (version == seen)
            return null;
        seen = version;
        using var reader = file.Command("SELECT id FROM entries").ExecuteReader();
        var ids = new HashSet<long>();
        while (reader.Read())
            ids.Add(reader.GetInt64(0));
        return ids;
    });

    /// <summary>Waits until no other process computes what a key stands for.</summary>
    /// <returns>Null if there is nothing to wait by.</returns>
    public IDisposable? Turn(CacheKey key, TimeSpan patience, CancellationToken cancellationToken)
    {
        const int Turns = 64;
        return IsUsable ? FileTurn.Take(Path.Combine(folder, $"{CacheFile.Name}.turn-{(uint)key.StableHash % Turns}"), patience, cancellationToken) : null;
    }

    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
            (file, tried) = (null, true);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private T? Run<T>(Func<CacheFile, T> body)
    {
        lock (gate)
        {
            if (!tried)
                (file, tried) = (CacheFile.TryOpen(folder, Tell), true);
            if (file is null)
                return default;
            try
            {
                return body(file);
            }
            catch (SqliteException error) when (CacheFile.IsDamage(error))
            {
                (file, seen) = (file.Replace(Tell), 0);
                return default;
            }
            catch (Exception error) when (CatalogError.Translate(error, folder) is { } fault)
            {
                // A full disk, or a process that keeps the file for too long: computing again is always possible.
                Tell($"The cache in '{folder}' was not used: {fault.Message}");
                return default;
            }
        }
    }

    private void Tell(string what)
    {
        Trouble = what;
        detail(what);
    }

    private void CheckPlace()
    {
        lock (gate)
        {
            if (file is null || (!busy && File.Exists(file.Path)))
                return;
            busy = false;
            if (Run(file => file.IsInPlace()))
                return;
            file?.Dispose();
            (file, tried, seen) = (null, false, 0);
        }
    }

    private void MakeRoom(CacheFile file, long size)
    {
        var now = Microseconds.From(Now);
        var over = (long)file.Command("SELECT value FROM numbers WHERE name = 'bytes'").ExecuteScalar()! + size - maximumBytes;
        if (over <= 0)
            return;
        over -= Delete(file, "SELECT id, bytes FROM entries WHERE expires <= $1 OR (expires IS NOT NULL AND created > $1)", now, long.MaxValue, CacheCount.DiskExpirations);
        Delete(file, "SELECT id, bytes FROM entries ORDER BY used, id", null, over, CacheCount.DiskEvictions);
    }

    private long Delete(CacheFile file, string choice, object? value, long bytes, CacheCount count)
    {
        var (freed, ids) = (0L, new List<long>());
        using (var reader = (value is null ? file.Command(choice) : file.Command(choice, value)).ExecuteReader())
        {
            while (freed < bytes && reader.Read())
            {
                ids.Add(reader.GetInt64(0));
                freed += reader.GetInt64(1);
            }
        }

        Delete(file, ids, count);
        return freed;
    }

    private void Delete(CacheFile file, IReadOnlyList<long> ids, CacheCount? count)
    {
        var deleted = ids.Sum(id => file.Command("DELETE FROM entries WHERE id = $1", id).ExecuteNonQuery());
        if (count is { } counted)
            counts.Add(counted, deleted);
    }

    private static CacheEntry? Find(CacheFile file, CacheKey key)
    {
        using var reader = file.Command("SELECT id, tags, created, expires, content FROM entries WHERE key = $1 AND scope = $2", Key(key), (int)key.Kind).ExecuteReader();
        return reader.Read()
            ? new CacheEntry(reader.GetFieldValue<byte[]>(4), Tags(reader, 1), Time(reader, 2)!.Value, Time(reader, 3), reader.GetInt64(0))
            : null;
    }

    private static List<(CacheKey Key, CacheEntry Entry, long Bytes)> List(CacheFile file)
    {
        var all = new List<(CacheKey, CacheEntry, long)>();
        using var reader = file.Command("SELECT id, tags, created, expires, key, scope, bytes FROM entries ORDER BY id").ExecuteReader();
        while (reader.Read())
        {
            var key = new CacheKey((CacheItemKind)reader.GetInt32(5), new string(MemoryMarshal.Cast<byte, char>(reader.GetFieldValue<byte[]>(4))));
            all.Add((key, new CacheEntry([], Tags(reader, 1), Time(reader, 2)!.Value, Time(reader, 3), reader.GetInt64(0)), reader.GetInt64(6)));
        }

        return all;
    }

    // As UTF-16, since UTF-8 has no half surrogates: two keys that hold some would become one.
    private static byte[] Key(in CacheKey key) => MemoryMarshal.AsBytes(key.Name.AsSpan()).ToArray();

    private static IReadOnlyList<string> Tags(SqliteDataReader reader, int column) => reader.GetString(column) is var text && text == "[]" ? [] : JsonSerializer.Deserialize<string[]>(text) ?? [];

    private static DateTime? Time(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : Microseconds.ToTime(reader.GetInt64(column));
}
