using System.Text;
using AuditOps.Contract.Tests.Catalog;

namespace AuditOps.Contract.Tests;

public sealed class CoverageTests
{
    public static TheoryData<string> Cmdlets => CmdletTests.Cmdlets;

    [Theory, MemberData(nameof(Cmdlets))]
    public void Cmdlet_PesterFile_Exists(string name) => Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", "Module", PesterFile(name))));

    [Fact]
    public void Document_Generated_IsCurrent() => Repository.AssertCurrent(Write(), "docs", "coverage.md");

    private static string PesterFile(string cmdlet) => cmdlet + ".Tests.ps1";

    private static string Write()
    {
        var text = new StringBuilder("""
            # What covers each operation

            Written from the catalogue of operations by tests/Contract; a test fails when it is not current. CLI verbs and MCP tools are derived from
            the same catalogue, so that what is tested of one verb's options holds for all; each tool is called over MCP, by a real client, as its file says.

            | operation, and MCP tool | effect | permission | cmdlet | its test | CLI verb | MCP test |
            | --- | --- | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var model in OperationModel.All)
        {
            var operation = model.Operation;
            text.Append('|').AppendJoin('|',
            [
                $" `{operation.Name}` ",
                $" {(operation.Effect == Effect.Read ? "reads" : operation.Effect == Effect.Add ? "adds" : "changes or removes")} ",
                $" {operation.Permission} ",
                $" [{operation.Cmdlet}](help/{operation.Cmdlet}.md) ",
                $" [{PesterFile(operation.Cmdlet)}](../tests/Module/{PesterFile(operation.Cmdlet)}) ",
                .. model.CmdletOnly is { } reason ? (string[])
                    [$" a cmdlet alone: {reason} ", " the same "] :
                    [$" `{operation.Verb}` ", $" [{operation.Name}.json](../tests/AuditOps.Host.Tests/Mcp/Calls/{operation.Name}.json) "],
            ]).Append("|\n");
        }

        return text.ToString();
    }
}
