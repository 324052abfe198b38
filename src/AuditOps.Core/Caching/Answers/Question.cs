using System.Reflection;
using System.Text.Json;
using AuditOps.Core.Configuration;
using AuditOps.Core.Imports;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Answers;

/// <summary>All that an answer follows from. Two equal questions have one answer.</summary>
/// <param name="Rest">A hash of the request, the content, the options, what is accepted, and this program.</param>
/// <param name="Head">The head of the chain of the events that are asked about.</param>
/// <param name="IsOfFiles">Whether the events are those of files, whose store nobody else knows.</param>
internal sealed record Question(string Rest, string Head, bool IsOfFiles)
{
    private static readonly string Program = string.Join(' ', new[] { typeof(Question), typeof(IEngine), typeof(DuckDB.DuckDBConnection) }.Select(type => type.Module.ModuleVersionId));
    private static readonly string[] ContentKinds = ["links", "policies", "rules"];

    /// <summary>
    /// Asks it of a request, as things are now; null if its answer must not be kept. Files must have been imported before: the first question about them is one that most processes never ask again.
    /// </summary>
    public static Question? Of<TResult>(SourceRequest<TResult> request, Session session, CancellationToken cancellationToken)
    {
        try
        {
            var silent = new Silent();
            var context = new RunContext(session, silent, cancellationToken);
            var files = request.Path.Count + request.LiteralPath.Count > 0;
            if (files && request.Store is not null)
                return null;

            var store = session.Options.Store(request.Store);
            using var rest = new Fingerprint();
            rest.Add(Program).Add(request.GetType().FullName).Add(store);
            AddProperties(rest, request, session);
            AddContent(rest, store);
            foreach (var option in OptionDefinition.All.Where(option => option.ChangesAnswers))
                AddOption(rest, session.Options.Read(option, store).Value);
            foreach (var acceptance in context.Accepted(request.Store).Values.OrderBy(each => each.FindingId, StringComparer.Ordinal))
                rest.Add(JsonSerializer.Serialize(acceptance));

            var folder = files ? Imported(rest, request, context) : store;
            return rest.IsWhole && folder is not null && (files || !silent.HadProblem) && HeadOf(context, folder) is { } head ? new Question(rest.ToString(), head, files) : null;
        }
        catch (Exception error) when (Faults.Translate(error) is not null)
        {
            // The operation itself will say what is wrong.
            return null;
        }
    }

    /// <summary>The key of its answer.</summary>
    public CacheKey Key(string operation) => new(CacheItemKind.Answer, $"{operation}/{Rest[..32]}/{Head[..16]}");

    private static void AddProperties(Fingerprint rest, object request, Session session)
    {
        foreach (var property in request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (!property.CanWrite || property.IsDefined(typeof(WiringAttribute)) || property.Name is nameof(GetEvent.Store) or nameof(GetEvent.Path) or nameof(GetEvent.LiteralPath))
                continue;
            var value = property.GetValue(request);
            rest.Add(property.Name).Add(value switch
            {
                DateTimeOffset time => time.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => JsonSerializer.Serialize(value, property.PropertyType),
            });
            IReadOnlyList<string> texts = value switch { string text => [text], IReadOnlyList<string> list => list, _ => [] };
            if (property.GetCustomAttribute<LocationAttribute>() is { Kind: LocationKind.Input })
                texts = [.. InputPaths.Expand(texts, [], _ => { }, session.Boundary).Select(path => path.File)];

            // A policy can be named by its file.
            foreach (var file in texts.Where(File.Exists))
            {
                if (session.Boundary?.Holds(file) == false)
                    rest.Add(file);
                else
                    rest.AddFile(Path.GetFullPath(file), mayBeEmpty: false);
            }
        }
    }

    private static void AddContent(Fingerprint rest, string store)
    {
        foreach (var kind in ContentKinds)
            rest.AddFolder(ContentFolder.Shipped(kind));
        rest.AddFolder(Path.GetDirectoryName(ContentFolder.OfStore(store, "rules"))!);
    }

    // A database of addresses is large; the session, too, knows it by its time.
    private static void AddOption(Fingerprint rest, string? value)
    {
        rest.Add(value);
        if (value is not null && Path.IsPathFullyQualified(value) && new FileInfo(value) is { Exists: true } file)
            rest.Add($"{file.Length} {file.LastWriteTimeUtc.Ticks}");
    }

    private static string? Imported<TResult>(Fingerprint rest, SourceRequest<TResult> request, RunContext context)
    {
        var inputs = context.Workspace.Files(request, context.Observer);
        foreach (var input in inputs)
            rest.Add(input.File).Add(input.SourceFile);
        rest.Add(JsonSerializer.Serialize(request.Path)).Add(JsonSerializer.Serialize(request.LiteralPath));
        return inputs.Count == 0 ? null : context.Workspace.KnownTemporary(inputs, context.Workspace.ImportSettings(request, final: true));
    }

    private static string? HeadOf(RunContext context, string folder)
    {
        using var store = context.Workspace.OpenStore(folder);
        return store.SoundHead();
    }
}
