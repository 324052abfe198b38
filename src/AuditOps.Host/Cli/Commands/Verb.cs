namespace AuditOps.Host.Cli.Commands;

/// <summary>An operation as the command line sees it.</summary>
/// <param name="Definition">The operation.</param>
internal sealed record Verb(OperationDefinition Definition)
{
    /// <summary>All operations, by their words.</summary>
    public static IReadOnlyList<Verb> All { get; } = [.. OperationDefinition.Offered.OrderBy(definition => definition.Operation.Verb).Select(definition => new Verb(definition))];

    /// <summary>What the catalogue says about it.</summary>
    public OperationAttribute Operation => Definition.Operation;

    /// <summary>The words that are typed, such as <c>audit</c>, <c>store</c>, <c>get</c>.</summary>
    public IReadOnlyList<string> Words { get; } = Definition.Operation.Verb.Split(' ');
}
