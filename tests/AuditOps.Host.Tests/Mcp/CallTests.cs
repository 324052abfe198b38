using System.Text.Json;

namespace AuditOps.Host.Tests.Mcp;

/// <summary>Each tool is called as the file of its name in Calls/ says, by the SDK's client, in the real process.</summary>
public sealed class CallTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Mcp", "Calls");

    public static TheoryData<string> Tools => [.. OperationDefinition.Offered.Select(operation => operation.Operation.Name)];

    [Theory, MemberData(nameof(Tools))]
    public async Task Call_Tool_AnswersAsItsFileSays(string tool)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, tool + ".json")));
        var changes = OperationDefinition.Offered.Single(operation => operation.Operation.Name == tool).Operation.Effect != Effect.Read;
        await using var own = changes || file.RootElement.TryGetProperty("before", out _) ? await Assistant.Start("--allow-changes") : null;
        var assistant = own ?? shared.Assistant;
        var arguments = file.RootElement.GetProperty("arguments").GetRawText();
        foreach (var call in Optional(file.RootElement, "before"))
            arguments = Filled(arguments, await assistant.Ask(call.GetProperty("tool").GetString()!, call.GetProperty("arguments").GetRawText()));

        var answer = await assistant.Ask(tool, arguments);
        var results = answer.GetProperty("results");
        if (file.RootElement.TryGetProperty("count", out var count)) Assert.Equal(count.GetInt32(), results.GetArrayLength());
        foreach (var expected in Optional(file.RootElement, "holds")) Assert.True(results.EnumerateArray().Any(result => Holds(result, expected)), $"{expected} is not in {results}");
        foreach (var name in Optional(file.RootElement, "files")) Assert.True(File.Exists(Path.Combine(assistant.Root, name.GetString()!)), name.GetString());
        Assert.Equal(Optional(file.RootElement, "problems").Select(code => code.GetString()), Optional(answer, "problems").Select(problem => problem.GetProperty("code").GetString()));
        Assert.True(file.RootElement.TryGetProperty("count", out _) || file.RootElement.TryGetProperty("holds", out _), "The file expects nothing.");
    }

    /// <summary>What a call before told takes the place of its name after a dollar sign.</summary>
    private static string Filled(string arguments, JsonElement answer) => answer.GetProperty("results")[0].EnumerateObject()
        .Where(told => told.Value.ValueKind == JsonValueKind.String)
        .Aggregate(arguments, (text, told) => text.Replace($"${told.Name}", told.Value.GetString(), StringComparison.Ordinal));

    private static IEnumerable<JsonElement> Optional(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static bool Holds(JsonElement result, JsonElement expected) => expected.ValueKind == JsonValueKind.Object
        ? expected.EnumerateObject().All(part => result.TryGetProperty(part.Name, out var value) && Holds(value, part.Value))
        : JsonElement.DeepEquals(result, expected);
}
