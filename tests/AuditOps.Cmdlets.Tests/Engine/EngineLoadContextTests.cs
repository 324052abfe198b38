namespace AuditOps.Cmdlets.Tests.Engine;

public sealed class EngineLoadContextTests
{
    [Fact]
    public void Load_NoEngine_SaysWhereItWasExpectedAndWhatToDo()
    {
        var error = Assert.Throws<AuditOpsException>(() => EngineLoadContext.Load("/nowhere/engine"));
        Assert.Equal("EngineNotFound", error.Code);
        Assert.Contains("/nowhere/engine", error.Message, StringComparison.Ordinal);
        Assert.Contains("build.ps1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_StagedEngine_RunsInAContextOfItsOwnWithOurTypes()
    {
        using var engine = EngineLoadContext.Load(Path.Combine(Module.ModuleUnderTest.Root, "module", "engine"))();
        var context = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(engine.GetType().Assembly);
        Assert.Equal("AuditOps", context!.Name);
        Assert.NotEmpty(engine.Complete(CompletionSet.Category, "", null));
    }
}
