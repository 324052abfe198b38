using AuditOps.Core.Samples;

namespace AuditOps.Core.Tests.Samples;

public sealed class SampleRandomTests
{
    [Fact]
    public void Mix_Zero_IsTheFirstNumberOfSplitMix64() =>
        Assert.Equal(0xE220_A839_7B1D_CDAFUL, SampleRandom.Mix(0));

    [Fact]
    public void Between_ManyDraws_ReachesBothEndsAndNothingBeyond()
    {
        var random = new SampleRandom(7);
        var seen = Enumerable.Range(0, 1_000).Select(_ => random.Between(3, 5)).Distinct().Order();

        Assert.Equal([3, 4, 5], seen);
    }

    [Fact]
    public void Fork_SamePurpose_SameNumbersWhateverWasDrawnBefore()
    {
        var drawn = new SampleRandom(7);
        drawn.Next();

        Assert.Equal(new SampleRandom(7).Fork("work", 3).Next(), drawn.Fork("work", 3).Next());
        Assert.NotEqual(drawn.Fork("work", 3).Next(), drawn.Fork("work", 4).Next());
    }

    [Fact]
    public void Choose_MoreThanThereAre_GivesEachOnce() =>
        Assert.Equal([1, 2, 3], new SampleRandom(7).Choose([1, 2, 3], 9).Order());
}
