using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AuditOps.Contract.Tests.Catalog;
using AuditOps.Contract.Tests.Tools;
using AuditOps.Host.Mcp;
using AuditOps.Host.Mcp.Tools;
using CommandLine = AuditOps.Host.Cli.Commands.Parameter;

namespace AuditOps.Contract.Tests;

public sealed partial class ToolTests
{
    private static readonly IReadOnlyDictionary<string, OperationTool> Tools = OperationTool.All(allowChanges: true);

    public static TheoryData<string> Names => [.. OperationModel.All.Where(operation => operation.CmdletOnly is null).Select(operation => operation.Operation.Name)];

    public static TheoryData<string> SeedNames => [.. SeedTool.All.Select(tool => tool.Name)];

    public static TheoryData<string> SeedNamesThatExist => [.. SeedTool.All.Select(tool => tool.Name).Except(SeedTool.Missing)];

    [Fact]
    public void CmdletOnly_Operation_SaysWhyAndIsNoTool()
    {
        foreach (var operation in OperationModel.All.Where(operation => operation.CmdletOnly is not null))
        {
            Assert.True(operation.CmdletOnly!.Length > 10);
            Assert.DoesNotContain(operation.Operation.Name, Tools.Keys);
        }
    }

    [Fact]
    public void Seed_Tools_AreTenNineAndThirteen() =>
        Assert.Equal((10, 9, 13), (Count("audit_analytics_"), SeedTool.All.Count - Count("audit_analytics_") - Count("performance_"), Count("performance_")));

    [Theory, MemberData(nameof(SeedNames))]
    public void Seed_Tool_ExistsOrIsListedAsMissing(string name) => Assert.NotEqual(SeedTool.Missing.Contains(name), Tools.ContainsKey(name));

    [Theory, MemberData(nameof(SeedNamesThatExist))]
    public void Seed_Parameters_HaveTheirNamesTypesAndDefaults(string name)
    {
        var properties = Tools[name].Description.InputSchema.GetProperty("properties");
        foreach (var parameter in SeedTool.All.Single(tool => tool.Name == name).Parameters)
        {
            var exists = properties.TryGetProperty(parameter.Name, out var schema);
            Assert.NotEqual(SeedTool.MissingParameters.Contains($"{name}.{parameter.Name}"), exists);
            if (!exists) continue;

            Assert.Equal(parameter.Type, schema.GetProperty("type").GetString());
            if (parameter.Default is not null) Assert.Equal(parameter.Default, schema.GetProperty("default").GetRawText());
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Tool_CallFile_Exists(string name) => Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", "AuditOps.Host.Tests", "Mcp", "Calls", name + ".json")));

    [Theory, MemberData(nameof(Names))]
    public void Parameters_Request_AreAllOfferedOrSayWhyNot(string name)
    {
        var model = OperationModel.All.Single(operation => operation.Operation.Name == name);
        var offered = Tools[name].Parameters.Select(parameter => parameter.Definition.Property.Name).ToList();
        foreach (var property in model.Parameters)
        {
            var reason = property.GetCustomAttribute<NotForToolsAttribute>()?.Reason;
            Assert.NotEqual(reason is not null, offered.Contains(property.Name));
            Assert.True(reason is null or { Length: > 10 });
        }

        var names = Tools[name].Description.InputSchema.GetProperty("properties").EnumerateObject().Select(parameter => parameter.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Theory, MemberData(nameof(Names))]
    public void Parameters_Required_AreSaidToBe(string name)
    {
        var required = Tools[name].Description.InputSchema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(item => item.GetString()).ToList() : [];
        Assert.Equal(Tools[name].Parameters.Where(p => p.Definition.Property.IsDefined(typeof(RequiredAttribute)) || p.Definition.Property.IsDefined(typeof(MinLengthAttribute))).Select(p => p.Name), required);
    }

    /// <summary>A path that is not marked as one would not be confined to the folder that is open to assistants.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Parameters_ThatNameFiles_AreMarkedAsLocations(string name)
    {
        foreach (var property in OperationModel.All.Single(operation => operation.Operation.Name == name).Parameters)
        {
            var text = property.GetCustomAttribute<SummaryAttribute>()!.Text;
            var marked = property.IsDefined(typeof(LocationAttribute));
            var isText = property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>);
            var looks = isText && (PathName().IsMatch(property.Name) || (PathText().IsMatch(text) && !NoPath.Contains(property.Name)));
            Assert.True(marked == looks, $"{name}: {property.Name} {(marked ? "is marked as a location and does not look like one" : "looks like a path and is not marked with [Location]; if it is none, name it in NoPath")}.");
        }
    }

    [Fact]
    public void Hints_Operations_AreConsistent()
    {
        foreach (var tool in Tools.Values)
        {
            var hints = tool.Description.Annotations!;
            Assert.True(hints is { ReadOnlyHint: not null, DestructiveHint: not null, IdempotentHint: not null, OpenWorldHint: not null }, tool.Name);
            Assert.False(hints.ReadOnlyHint == true && hints.DestructiveHint == true, tool.Name);
        }
    }

    /// <summary>The page says that parameters are those of the command line; those that are not are named there.</summary>
    [Fact]
    public void Document_ParametersThatTheCommandLineCallsOtherwise_AreNamed()
    {
        var page = Repository.Read("docs", "mcp.md");
        foreach (var tool in Tools.Values)
        {
            var others = tool.Parameters.Where(parameter => parameter.Name != CommandLine.get_Name(parameter.Definition).Replace('-', '_')).Select(parameter => parameter.Name);
            Assert.All(others, other => Assert.Matches($@"`{tool.Name}`[^|;.]*`{other}`", page.ReplaceLineEndings(" ")));
        }
    }

    [Fact]
    public void Document_Tools_IsCurrent()
    {
        var page = Repository.Read("docs", "mcp.md");
        var table = string.Concat(Tools.Values.Select(tool => $"| `{tool.Name}` | {Changes(tool.Operation.Operation.Effect)} | {Errors.InWordsOfTools(tool.Operation.Operation.Summary)} |\n"));
        Repository.AssertCurrent(Table().Replace(page, match => match.Groups[1].Value + table + match.Groups[2].Value), "docs", "mcp.md");
    }

    [Fact]
    public void Document_Settings_AreJsonThatStartsTheServer()
    {
        var blocks = JsonBlock().Matches(Repository.Read("docs", "mcp.md")).Select(block => block.Groups[1].Value).Append(Repository.Read("examples", "mcp", "mcp.json")).ToList();
        Assert.True(blocks.Count >= 3);
        foreach (var block in blocks)
        {
            var servers = JsonDocument.Parse(block).RootElement.EnumerateObject().Single(part => part.Name is "mcpServers" or "servers").Value;
            Assert.Equal("mcp", servers.GetProperty("auditops").GetProperty("args")[0].GetString());
        }
    }

    /// <summary>What speaks of files and names none.</summary>
    private static readonly HashSet<string> NoPath = ["Format", "TimeZone", "Value", "Time", "Title", "Policy"];

    private static int Count(string prefix) => SeedTool.All.Count(tool => tool.Name.StartsWith(prefix, StringComparison.Ordinal));

    [GeneratedRegex("Path|File|Folder|Store$|Destination|Output|Report$|Seal$")]
    private static partial Regex PathName();

    [GeneratedRegex(@"\b([Ff]iles?|[Ff]olders?|[Gg]lobs?)\b|\bpaths?\b")]
    private static partial Regex PathText();

    private static string Changes(Effect effect) => effect switch { Effect.Read => "reads", Effect.Add => "adds", _ => "changes or removes" };

    [GeneratedRegex(@"(<!-- tools -->\n\| .*?\n\| .*?\n).*?(<!-- /tools -->)", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"```json\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
