using AuditOps.Host.Cli.Commands;

namespace AuditOps.Host.Tests.Cli.Commands;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("MinimumSeverity", "minimum-severity")]
    [InlineData("SourceIp", "source-ip")]
    [InlineData("As", "as")]
    public void Kebab_Property_IsTheOption(string property, string option) => Assert.Equal(option, Parameter.Kebab(property));

    [Fact]
    public void Of_Request_LeavesOutWiring() =>
        Assert.DoesNotContain(ParameterDefinition.Of(typeof(InvokeTriage)), p => p.Property.Name == nameof(InvokeTriage.Input));

    [Fact]
    public void Parse_Values_AreThoseOfTheirTypes()
    {
        Assert.Equal(Severity.High, Parse<InvokeTriage>("FailOn", "HIGH"));
        Assert.Equal(TimeSpan.FromMinutes(30), Parse<GetTimeline>("Gap", "30m"));
        Assert.Equal(0.25, Parse<GetPattern>("Confidence", "0.25"));
        Assert.Equal(2_000_000_000L, Parse<NewSample>("Size", "2000000000"));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 8, 30, 0, TimeSpan.Zero), Parse<GetEvent>("Since", "2026-01-31T08:30Z"));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("ten")]
    public void Parse_NoNumber_NamesTheOption(string text) =>
        Assert.Contains("--confidence", Assert.Throws<AuditOpsException>(() => Parse<GetPattern>("Confidence", text)).Message, StringComparison.Ordinal);

    private static object Parse<T>(string property, string text) =>
        ParameterDefinition.Of(typeof(T)).Single(p => p.Property.Name == property).Parse(text, "--" + Parameter.Kebab(property), DateTimeOffset.Now);
}
