namespace AuditOps.Cmdlets.Tests.Binding;

public sealed class RequestCompleterTests
{
    [Theory]
    [InlineData("Get-AuditEvent", "Actor", CompletionSet.Actor)]
    [InlineData("get-auditevent", "actor", CompletionSet.Actor)]
    [InlineData("Get-AuditPattern", "Type", CompletionSet.Pattern)]
    [InlineData("Get-AuditAnomaly", "Type", CompletionSet.Anomaly)]
    [InlineData("Set-AuditOption", "Name", CompletionSet.Option)]
    public void SetOf_ParameterOfARequest_IsItsSet(string command, string parameter, CompletionSet expected) =>
        Assert.Equal(expected, RequestCompleter.SetOf(command, parameter));

    [Theory]
    [InlineData("Get-AuditEvent", "Text")]
    [InlineData("Get-AuditEvent", "Nonsense")]
    [InlineData("Get-ChildItem", "Path")]
    public void SetOf_AnythingElse_IsNone(string command, string parameter) => Assert.Null(RequestCompleter.SetOf(command, parameter));
}
