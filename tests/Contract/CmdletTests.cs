using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using AuditOps.Cmdlets;
using AuditOps.Contract.Tests.Catalog;

namespace AuditOps.Contract.Tests;

public sealed class CmdletTests
{
    private static readonly string[] OwnParameters = ["Detailed", "InputObject", "Parameter", "OnProgress", "PassThru", "Process", "Rollback", "SummaryVariable", "ScriptBlock", "Value", "X", "Y"];

    public static TheoryData<string> Cmdlets => [.. OperationModel.All.Select(operation => operation.Operation.Cmdlet)];

    [Fact]
    public void Cmdlets_Catalogue_OneForEachOperation() =>
        Assert.Equal(OperationModel.All.Select(operation => operation.Operation.Cmdlet), CmdletModel.All.Select(cmdlet => cmdlet.Name));

    [Theory, MemberData(nameof(Cmdlets))]
    public void Cmdlet_Class_IsNamedAfterItAndSealed(string name)
    {
        var cmdlet = CmdletModel.Of(name);
        Assert.Equal($"{cmdlet.Verb}{cmdlet.Noun}Command", cmdlet.Type.Name);
        Assert.True(cmdlet.Type.IsSealed);
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Request_AreItsPropertiesAndAFewOwn(string name)
    {
        var request = OperationModel.Of(name).Parameters.Select(property => property.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(request, CmdletModel.Of(name).Parameters.Select(parameter => parameter.Name).Except(OwnParameters.Except(request)).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Request_HaveItsTypes(string name)
    {
        foreach (var (parameter, property) in Pairs(name))
            Assert.True(TypeFor(property.PropertyType) == parameter.Property.PropertyType, $"-{parameter.Name} is {parameter.Property.PropertyType}, not {TypeFor(property.PropertyType)}");
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Request_HaveItsDefaults(string name)
    {
        var (request, cmdlet) = (OperationModel.Of(name).NewRequest(), CmdletModel.Of(name).NewInstance());
        foreach (var (parameter, property) in Pairs(name))
            Assert.True(Shown(property.GetValue(request)) == Shown(parameter.Property.GetValue(cmdlet)), $"-{parameter.Name} has another default");
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Request_HaveItsPositions(string name)
    {
        // A query is what its command is about; the files follow it.
        if (name == "Invoke-AuditQuery")
            return;
        foreach (var (parameter, property) in Pairs(name))
            Assert.True(property.GetCustomAttribute<PositionAttribute>()?.Position == parameter.Position, $"-{parameter.Name} has another position");
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Request_AreCompletedAndTakeWildcardsAsItSays(string name)
    {
        foreach (var (parameter, property) in Pairs(name))
        {
            Assert.True(property.GetCustomAttribute<CompletesAttribute>() is not null == parameter.IsCompleted, $"-{parameter.Name}: completion");
            var summary = property.GetCustomAttribute<SummaryAttribute>()!.Text;
            var says = summary.Contains("Wildcards", StringComparison.Ordinal) || summary.Contains("globs", StringComparison.Ordinal);
            Assert.True(says == parameter.HasWildcards, $"-{parameter.Name}: wildcards");
        }
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Times_AreReadAsPeopleTypeThem(string name)
    {
        foreach (var parameter in CmdletModel.Of(name).Parameters)
            Assert.True((parameter.Type == typeof(DateTimeOffset) || parameter.Type == typeof(TimeSpan)) == parameter.IsTransformed, $"-{parameter.Name}");
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Times_CountSpansInTheDirectionThatTheRequestSays(string name)
    {
        foreach (var (parameter, property) in Pairs(name))
        {
            var ahead = CmdletModel.Attribute(parameter.Property, nameof(TimeArgumentAttribute)) is { } data && CmdletModel.Named<bool>(data, nameof(TimeArgumentAttribute.Ahead));
            Assert.True(ahead == property.IsDefined(typeof(AheadAttribute)), $"-{parameter.Name}");
            Assert.True(ahead == property.GetCustomAttribute<SummaryAttribute>()!.Text.Contains("from now on", StringComparison.Ordinal), $"-{parameter.Name}: summary");
        }
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_Durations_CountBareNumbersWhereTheRequestSays(string name)
    {
        foreach (var (parameter, property) in Pairs(name))
        {
            var seconds = CmdletModel.Attribute(parameter.Property, nameof(DurationArgumentAttribute)) is { } data && CmdletModel.Named<bool>(data, nameof(DurationArgumentAttribute.Seconds));
            Assert.True(seconds == property.IsDefined(typeof(SecondsAttribute)), $"-{parameter.Name}");
        }
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_All_HaveASummary(string name)
    {
        foreach (var parameter in CmdletModel.Of(name).Parameters)
            Assert.True(parameter.SummaryFor(OperationModel.Of(name)) is { Length: > 10 }, $"-{parameter.Name} has no summary");
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Parameters_ByPropertyName_AreOnlyThoseThatSayWhereEventsAre(string name) =>
        Assert.Empty(CmdletModel.Of(name).Parameters.Where(parameter => parameter.ByPropertyName).Select(parameter => parameter.Name).Except(Binding(name)));

    [Theory, MemberData(nameof(Cmdlets))]
    public void ShouldProcess_Effect_IsThereWhereSomethingChanges(string name) =>
        Assert.Equal(OperationModel.Of(name).Operation.Effect != Effect.Read, CmdletModel.Of(name).SupportsShouldProcess);

    [Theory, MemberData(nameof(Cmdlets))]
    public void OutputType_Result_IsDeclared(string name)
    {
        var (operation, outputs) = (OperationModel.Of(name), CmdletModel.Of(name).OutputTypes);
        if (operation.Result == typeof(QueryRow) || (operation.CmdletOnly is not null && !outputs.Contains(operation.Result)))
            Assert.Contains(typeof(PSObject), outputs);
        else
            Assert.Contains(operation.Result, outputs);
    }

    [Fact]
    public void Results_Properties_BindNothingByAccident()
    {
        foreach (var property in OperationModel.All.SelectMany(operation => operation.Result.GetProperties()))
        {
            var expected = property.Name switch
            {
                "EventId" => property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>),
                "Store" => property.PropertyType == typeof(string),
                "LiteralPath" => property.PropertyType == typeof(IReadOnlyList<string>),
                "PSPath" => false,
                _ => true,
            };
            Assert.True(expected, $"{property.DeclaringType}.{property.Name}");
        }
    }

    private static string[] Binding(string name) => CmdletModel.Of(name).Noun switch
    {
        "AuditAcceptance" => ["FindingId", "Store", "Title"],
        "AuditBatch" => ["BatchId", "Store"],
        "PerfCacheItem" => ["Key", "Store"],

        // Rows of a table become events; where they go is said once.
        "AuditEvent" when name == "Write-AuditEvent" => [.. OperationModel.Of(name).Parameters.Select(property => property.Name).Except(["Store"])],
        "PerfMetric" => ["Label", "Name", "Store", "Time", "Unit", "Value"],
        "PerfMonitor" => ["MonitorId", "Store"],
        "PerfOperation" => ["OperationId", "Store"],
        _ => ["EventId", "LiteralPath", "Store"],
    };

    private static IEnumerable<(ParameterModel, PropertyInfo)> Pairs(string name) =>
        OperationModel.Of(name).Parameters.Select(property => (CmdletModel.Of(name).Parameters.Single(parameter => parameter.Name == property.Name), property));

    private static Type TypeFor(Type property) =>
        property == typeof(bool) ? typeof(SwitchParameter)
        : property == typeof(IReadOnlyList<string>) ? typeof(string[])
        : property;

    private static string Shown(object? value) => value switch
    {
        null => "",
        SwitchParameter flag => flag.IsPresent.ToString(),
        string text => text,
        IEnumerable items => string.Join('|', items.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
