using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>Which events the log sources of rules mean, and where their fields lie.</summary>
internal sealed class LogSources(IReadOnlyList<LogSourceDefinition> definitions, Placeholders placeholders)
{
    public const string FileName = "_logsources.yml";

    private const string DataPrefix = "data.";

    private readonly Dictionary<(string? Category, string? Product, string? Service), ResolvedSource> _known = [];

    /// <summary>What a log source means; the same object for equal sources.</summary>
    public ResolvedSource Resolve(LogSource source)
    {
        var key = (source.Category, source.Product, source.Service);
        if (!_known.TryGetValue(key, out var resolved))
            _known[key] = resolved = Make(source);
        return resolved;
    }

    private ResolvedSource Make(LogSource source)
    {
        var applying = definitions.Where(definition => definition.AppliesTo(source)).ToList();
        var isKnown = IsKnown(source.Category, part => part.Category) && IsKnown(source.Product, part => part.Product) && IsKnown(source.Service, part => part.Service);
        if (!isKnown)
            applying = [.. definitions.Where(definition => definition.LogSource is null)];

        var fields = new FieldNames(applying);
        var compiler = new ItemCompiler(placeholders, name => EventSchema.Named(name) is { } column ? new EventField(name, column, []) : fields.Find(name));
        var filter = applying.Where(definition => definition.Where is not null)
            .Aggregate(OfColumns(source, applying), (all, definition) => all & DetectionCompiler.Compile(definition.Where!, compiler));
        return new ResolvedSource(filter, isKnown ? filter : filter & OfOrigin(source), new ItemCompiler(placeholders, fields.Find), fields.Find);

        bool IsKnown(string? part, Func<LogSource, string?> of) =>
            part is null || applying.Any(definition => of(definition.LogSource!) == part || definition.Columns);
    }

    private static EventFilter.Or OfOrigin(LogSource source)
    {
        var origin = new EventField(EventColumn.Origin.Name(), EventColumn.Origin, []);
        return new EventFilter.Or([.. new[] { source.Product, source.Service, source.Category }.OfType<string>()
            .Select(part => new EventFilter.Field(origin, new FieldTest.Text([new Wildcard.AnyText(), new Wildcard.Literal(part), new Wildcard.AnyText()], CaseSensitive: false)))]);
    }

    private static EventFilter OfColumns(LogSource source, List<LogSourceDefinition> applying)
    {
        if (!applying.Any(definition => definition.Columns))
            return EventFilter.All;
        return Is(EventColumn.Category, source.Category) & Is(EventColumn.Format, source.Service);

        static EventFilter Is(EventColumn column, string? value) => value is null
            ? EventFilter.All
            : new EventFilter.Field(new EventField(column.Name(), column, []), new FieldTest.Text([new Wildcard.Literal(value)], CaseSensitive: false));
    }

    private sealed class FieldNames(List<LogSourceDefinition> applying)
    {
        private readonly Dictionary<string, EventField> _known = new(StringComparer.Ordinal);
        private readonly bool _columns = applying.Any(definition => definition.Columns);

        public EventField Find(string name)
        {
            if (!_known.TryGetValue(name, out var field))
                _known[name] = field = Make(name);
            return field;
        }

        private EventField Make(string name)
        {
            if (_columns && EventSchema.Named(name) is { } column)
                return new EventField(name, column, []);
            if (_columns && name.StartsWith(DataPrefix, StringComparison.Ordinal))
                return new EventField(name, null, [new EventPath(name[DataPrefix.Length..])]);

            // Later definitions tell more about the source than earlier ones.
            return applying.AsEnumerable().Reverse().Select(definition => definition.Fields.GetValueOrDefault(name)).FirstOrDefault(field => field is not null)
                ?? new EventField(name, null, [.. applying.SelectMany(definition => definition.Within).Select(within => new EventPath($"{within}.{name}")), new EventPath(name)]);
        }
    }
}

/// <summary>What a log source means.</summary>
/// <param name="Filter">Which events.</param>
/// <param name="WordFilter">Which events of rules that ask for words without a field: of logs that no format knows only those that were tagged with the source's name.</param>
/// <param name="Items">Compiles what its rules ask.</param>
/// <param name="Fields">Where a field lies.</param>
internal sealed record ResolvedSource(EventFilter Filter, EventFilter WordFilter, ItemCompiler Items, Func<string, EventField> Fields);
