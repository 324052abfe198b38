using AuditOps.Core.Anomalies;

namespace AuditOps.Core.Tests.Anomalies;

public sealed class BeginningsTests
{
    // By brute force: actors' days one by one, and those of an age from half to twice, or of eight and more.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rates_RandomActors_AreThoseOfDaysOfTheirAge(int seed)
    {
        var random = new Random(seed);
        var beginnings = new Beginnings();
        var actors = Enumerable.Range(0, 40).Select(_ => random.Next(1, 30)).ToList();
        var begun = actors.SelectMany(days => Enumerable.Range(0, days).Where(_ => random.Next(4) == 0).Select(before => (Before: before, IsOwn: random.Next(3) == 0))).ToList();
        foreach (var days in actors)
            beginnings.AddDays(days);
        foreach (var (before, isOwn) in begun)
            beginnings.Add(before, isOwn);

        for (var age = 1; age < 30; age++)
        {
            bool IsLike(int other) => other > 0 && (age >= 8 ? other >= 8 : 2 * other >= age && other <= 2 * age);
            var looked = actors.Sum(days => Enumerable.Range(0, days).Count(IsLike));
            Assert.Equal(Math.Max(1.0, begun.Count(each => IsLike(each.Before))) / Math.Max(1, looked), beginnings.Usual(age), 12);
            Assert.Equal((Math.Max(0, begun.Count(each => each.IsOwn && IsLike(each.Before)) - 1) + 0.5) / (looked + 1.0), beginnings.UsualOfOwn(age), 12);
        }
    }
}
