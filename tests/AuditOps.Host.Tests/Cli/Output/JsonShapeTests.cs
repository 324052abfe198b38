using System.Numerics;
using System.Text.Json;
using AuditOps.Core.Json;
using AuditOps.Host.Cli.Output;

namespace AuditOps.Host.Tests.Cli.Output;

public sealed class JsonShapeTests
{
    [Fact]
    public void Serialize_TextThatATerminalObeys_IsEscapedAndComesBack()
    {
        const string text = "\e[31m\u009B\u202E\u200B\n\"\\ ünï 日本 😀 <&>";
        var json = JsonSerializer.Serialize(text, JsonShape.Options);

        Assert.DoesNotContain(json, c => char.IsControl(c) || c is '\u202E' or '\u200B');
        Assert.Contains("ünï 日本 😀 <&>", json, StringComparison.Ordinal);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
    }

    [Fact]
    public void Serialize_LoneSurrogate_IsStillJson() =>
        Assert.Equal("a\uFFFDb", JsonSerializer.Deserialize<string>(JsonSerializer.Serialize("a\uD800b", JsonShape.Options)));

    [Fact]
    public void Serialize_Row_IsAnObjectOfItsColumns()
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Unspecified);
        var row = new QueryRow(["Who", "n", "big", "at", "list"], ["anna", 3L, BigInteger.Parse("340282366920938463463374607431768211455", null), time, new List<object?> { 1, null }]);

        Assert.Equal(
            """{"Who":"anna","n":3,"big":340282366920938463463374607431768211455,"at":"2026-01-02T03:04:05Z","list":[1,null]}""",
            JsonSerializer.Serialize(row, JsonShape.Options));
    }

    [Fact]
    public void Add_NoResult_IsAnEmptyArray()
    {
        using var stream = new MemoryStream();
        new JsonResultWriter<string>(stream).End();

        Assert.Equal("[]\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
