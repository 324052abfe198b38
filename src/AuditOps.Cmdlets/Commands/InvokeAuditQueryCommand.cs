using System.Collections;
using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Runs the user's own SELECT over the events.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AuditQuery"), OutputType(typeof(PSObject))]
public sealed class InvokeAuditQueryCommand : SourceCommand<InvokeQuery, QueryRow>
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Query { get; set; } = "";

    [Parameter(Position = 1), SupportsWildcards]
    public override string[] Path { get; set; } = [];

    [Parameter]
    [Summary("Values for the query's named parameters: @{ user = 'root' } for $user. They are never part of the SQL.")]
    public Hashtable Parameter { get; set; } = [];

    /// <inheritdoc />
    protected override bool RunsForEachReference => false;

    /// <inheritdoc />
    protected override InvokeQuery ToRequest() => new() { Query = Query, Parameter = Values() };

    /// <inheritdoc />
    protected override void Emit(QueryRow result)
    {
        var row = new PSObject();
        for (var index = 0; index < result.Columns.Count; index++)
            row.Properties.Add(new PSNoteProperty(NameOf(row, result.Columns[index]), result.Values[index]));
        WriteObject(row);
    }

    private Dictionary<string, object?> Values() => Parameter.Cast<DictionaryEntry>().ToDictionary(
        entry => entry.Key.ToString() ?? "",
        entry => entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value,
        StringComparer.Ordinal);

    // SQL allows two columns of one name, an object does not.
    private static string NameOf(PSObject row, string column)
    {
        var name = column.Length == 0 ? "column" : column;
        for (var number = 2; row.Properties[name] is not null; number++)
            name = $"{column}_{number}";
        return name;
    }
}
