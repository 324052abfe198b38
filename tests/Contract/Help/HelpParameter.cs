using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AuditOps.Contract.Tests.Catalog;

namespace AuditOps.Contract.Tests.Help;

/// <summary>A parameter as the help shows it.</summary>
internal sealed record HelpParameter(string Name, Type Type, string Text, string Default)
{
    public int? Position { get; init; }

    public bool Mandatory { get; init; }

    public bool HasWildcards { get; init; }

    public string Pipeline { get; init; } = "false";

    public string Aliases { get; init; } = "none";

    public string TypeName => Type == typeof(PSObject) ? "Object" : Type.Name;

    public static IReadOnlyList<HelpParameter> Of(CmdletModel cmdlet, OperationModel operation)
    {
        var instance = cmdlet.NewInstance();
        return [.. cmdlet.Parameters.Select(parameter => From(parameter, operation, instance)), .. cmdlet.SupportsShouldProcess ? Questions : []];
    }

    private static HelpParameter[] Questions =>
    [
        new("WhatIf", typeof(SwitchParameter), "Says what would be done, and does nothing.", "False") { Aliases = "wi" },
        new("Confirm", typeof(SwitchParameter), "Asks before anything is changed.", "False") { Aliases = "cf" },
    ];

    private static HelpParameter From(ParameterModel parameter, OperationModel operation, object instance) =>
        new(parameter.Name, parameter.Type, parameter.SummaryFor(operation)!, Shown(parameter.Property.GetValue(instance)))
        {
            Position = parameter.Position,
            Mandatory = parameter.Mandatory,
            HasWildcards = parameter.HasWildcards,
            Pipeline = parameter.ByValue ? "true (ByValue)" : parameter.ByPropertyName ? "true (ByPropertyName)" : "false",
            Aliases = parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases),
        };

    private static string Shown(object? value) => value switch
    {
        null or "" => "None",
        SwitchParameter => "False",
        string text => text,
        IDictionary => "@{}",
        IEnumerable items => string.Join(", ", items.Cast<object>()) is { Length: > 0 } joined ? joined : "None",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
