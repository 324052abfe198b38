using System.Text.RegularExpressions;
using AuditOps.Core.Configuration;
using AuditOps.Core.Readers.Json;

namespace AuditOps.Core.Formats;

/// <summary>Reads a format's file: a header of comments, then one SELECT (docs/formats.md).</summary>
internal static partial class FormatFile
{
    private const string IncludeMark = "-- include:";

    /// <exception cref="AuditOpsException">The file is broken; the message names it and the line.</exception>
    public static FormatDefinition Read(string file, bool shipped, IReadOnlyCollection<string> readers)
    {
        var lines = Lines(file);
        var body = lines.FindIndex(line => line.Text.Trim() is { Length: > 0 } text && (IsInclude(text) || !text.StartsWith("--", StringComparison.Ordinal)));
        if (body < 0)
            throw Broken(file, lines.Count, "there is no SELECT after the header");

        var header = lines[..body];
        var reader = Required(header, file, "reader");
        var names = Words(reader.Text);
        var unknown = names.FirstOrDefault(name => !readers.Contains(name));
        if (names.Count == 0 || unknown is not null)
            throw Broken(file, reader.Number, $"the reader '{unknown}' does not exist; choose of {string.Join(", ", readers)}");

        var detect = Required(header, file, "detect");
        SourceLine[] select = [.. lines[body..].SelectMany(line => IsInclude(line.Text.Trim()) ? Included(line) : [line])];
        return new FormatDefinition(
            Path.GetFileNameWithoutExtension(file),
            Required(header, file, "title").Text,
            names,
            [.. Values(header, "files").SelectMany(line => Words(line.Text))],
            detect.Text,
            detect.Number,
            select,
            Fields(select, Values(header, "wrapped")),
            file,
            shipped);
    }

    /// <summary>The error of a broken format, always with file and line.</summary>
    public static AuditOpsException Broken(string file, int line, string what, Exception? cause = null) =>
        new(ErrorKind.InvalidData, "FormatInvalid", $"The format {file}, line {line}: {what}. Mend the file; docs/formats.md describes it.", cause)
        {
            Target = file,
        };

    private static List<SourceLine> Lines(string file) =>
        [.. File.ReadAllLines(file).Select((text, index) => new SourceLine(text, file, index + 1))];

    private static bool IsInclude(string text) => text.StartsWith(IncludeMark, StringComparison.Ordinal);

    private static List<SourceLine> Included(SourceLine line)
    {
        var name = line.Text.Trim()[IncludeMark.Length..].Trim();
        // A copy of one of our formats, as the start of a user's own, goes on using what ours share.
        string[] folders = [Path.GetDirectoryName(line.File)!, ContentFolder.Shipped("formats")];
        if (Path.GetFileName(name) != name || folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is not { } file)
            throw Broken(line.File, line.Number, $"the file to include, '{name}', is neither beside it nor among AuditOps' own");
        return Lines(file);
    }

    /// <summary>The paths that the SELECT uses as columns of <c>input</c>, such as "$.user.name".</summary>
    private static FieldPaths Fields(IReadOnlyList<SourceLine> select, List<SourceLine> wrapped)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in select)
        {
            foreach (Match match in PathColumn().Matches(line.Text))
            {
                var path = match.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal);
                Check([path], line);
                if (paths.TryAdd(path, path) || paths[path] == path)
                    continue;
                throw Broken(line.File, line.Number, $"the columns \"{paths[path]}\" and \"{path}\" differ in case alone, which SQL does not tell apart; take one of them by json_extract_string");
            }
        }

        if (wrapped.Count == 0)
            return paths.Count == 0 ? FieldPaths.None : new([.. paths.Values], []);
        var words = Words(wrapped[0].Text);
        Check(words, wrapped[0]);
        return new([.. paths.Values], words);
    }

    private static void Check(IReadOnlyList<string> paths, SourceLine line)
    {
        try
        {
            _ = new JsonPaths(paths);
        }
        catch (FormatException error)
        {
            throw Broken(line.File, line.Number, error.Message, error);
        }
    }

    private static SourceLine Required(List<SourceLine> header, string file, string key)
    {
        var values = Values(header, key);
        return values.Count switch
        {
            1 => values[0],
            0 => throw Broken(file, 1, $"the header has no line '-- {key}: …'"),
            _ => throw Broken(file, values[1].Number, $"the header has a second line '-- {key}: …'"),
        };
    }

    private static List<SourceLine> Values(List<SourceLine> header, string key)
    {
        var mark = $"-- {key}:";
        return [.. header.Where(line => line.Text.StartsWith(mark, StringComparison.Ordinal)).Select(line => line with { Text = line.Text[mark.Length..].Trim() })];
    }

    private static IReadOnlyList<string> Words(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("\"(\\$[.\\[](?:[^\"]|\"\")+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex PathColumn();
}
