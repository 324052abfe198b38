using AuditOps.Host.Cli.Output;

namespace AuditOps.Host.Tests.Cli.Output;

public sealed class ValueTextTests
{
    public static TheoryData<object?, string, string> Values => new()
    {
        { null, "X", "" },
        { 1_234_567L, "Events", "1,234,567" },
        { 1_234_567L, "SizeBytes", "1.2 MB" },
        { 999L, "SizeBytes", "999 B" },
        { 51_234L, "Pid", "51234" },
        { 12.345, "Percent", "12.35" },
        { 0.941176470588235, "SuccessRate", "94.1 %" },
        { 1.0, "HitRate", "100 %" },
        { true, "Valid", "yes" },
        { Severity.High, "Severity", "high" },
        { new DateTime(2026, 1, 2, 3, 4, 5), "Time", "2026-01-02 03:04:05" },
        { new[] { "a", "b" }, "Actors", "a, b" },
    };

    [Theory, MemberData(nameof(Values))]
    public void Of_Value_IsReadable(object? value, string name, string text) => Assert.Equal(text, ValueText.Of(value, name));

    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(1.5, "1.5 s")]
    [InlineData(90, "1 min 30 s")]
    [InlineData(3_600, "1 h")]
    [InlineData(100_000, "1 d 3 h")]
    public void Of_Span_ShowsTwoUnits(double seconds, string text) => Assert.Equal(text, ValueText.Of(TimeSpan.FromSeconds(seconds)));
}
