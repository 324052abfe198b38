using AuditOps.Core.Performance.Metrics;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

public sealed class LabelsTests
{
    [Fact]
    public void Of_AnyOrder_IsTheSame() => Assert.Equal(Labels.Of(["b=2", "a=1"]), Labels.Of(["a=1", "b=2"]));

    [Fact]
    public void Of_CommasInValues_StayApart() => Assert.NotEqual(Labels.Of(["a=1", "b=2"]), Labels.Of(["a=1,b=2"]));

    [Theory]
    [InlineData("a")]
    [InlineData("=1")]
    [InlineData("a b=1")]
    [InlineData("1a=1")]
    [InlineData("")]
    public void Of_WhatIsNone_SaysSo(string label) => Assert.Equal("LabelInvalid", Assert.Throws<AuditOpsException>(() => Labels.Of([label])).Code);

    [Fact]
    public void Of_AKeyTwice_SaysSo() => Assert.Equal("LabelInvalid", Assert.Throws<AuditOpsException>(() => Labels.Of(["a=1", "a=2"])).Code);
}
