using Xunit;

namespace AuditOps.Core.Tests;

public sealed class PulseTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void Add_SomeSeconds_WritesInEachPeriod()
    {
        var written = 0;
        using var pulse = new Pulse(clock);
        pulse.Add(() => written++);

        clock.Advance(Pulse.Period / 2);
        Assert.Equal(0, written);
        clock.Advance(Pulse.Period * 3);

        Assert.Equal(3, written);
    }

    [Fact]
    public void Dispose_BetweenBeats_WritesTheRestAndNoMore()
    {
        var written = 0;
        var pulse = new Pulse(clock);
        pulse.Add(() => written++);

        pulse.Dispose();
        clock.Advance(Pulse.Period * 3);

        Assert.Equal(1, written);
    }

    [Fact]
    public void Beat_OneWriterHasNoDisk_TheOthersWrite()
    {
        var written = 0;
        using var pulse = new Pulse(clock);
        pulse.Add(() => throw new IOException("No space left on device"));
        pulse.Add(() => written++);

        pulse.Beat();

        Assert.Equal(1, written);
    }
}
