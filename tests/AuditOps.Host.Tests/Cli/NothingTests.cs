using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

/// <summary>Where there is nothing to tell, one sentence says why: unknown events, events without users or times, empty stores, none at all.</summary>
public sealed class NothingTests(NothingTests.Place place) : IClassFixture<NothingTests.Place>
{
    private const string Unknown = "ffffffffffffffff-1";

    [Theory]
    [InlineData(1, "correlate")]
    [InlineData(1, "causation")]
    [InlineData(1, "impact")]
    [InlineData(0, "timeline")]
    public void UnknownEvent_IsNamed(int code, string verb) =>
        Says(code, $"There is no event '{Unknown}' among the events of the files. Take an identity from the EventId of a finding or an event", verb, "auth.log", "--event-id", Unknown);

    [Theory]
    [InlineData("correlate")]
    [InlineData("causation")]
    [InlineData("impact")]
    [InlineData("timeline")]
    [InlineData("chart")]
    [InlineData("trends")]
    public void WhatIsNoIdentity_IsNamedWithItsForm(string verb) =>
        Says(2, "'nonsense' is not an event's identity. It has the form 0123456789abcdef-42", verb, "auth.log", "--event-id", "nonsense");

    [Theory]
    [InlineData(2, "has no time, so that nothing can be said to come before or after it.", "correlate", "--event-id")]
    [InlineData(2, "has no time, so that nothing can be said to come before or after it.", "causation", "--event-id")]
    [InlineData(2, "has no time, so that nothing can be said to come before or after it.", "impact", "--event-id")]
    [InlineData(0, "1 event.", "timeline", "--event-id")]
    [InlineData(0, "None of the events of the files has a time, so that nothing can be said of periods.", "trends")]
    [InlineData(0, "Access hygiene: not known", "compliance")]
    [InlineData(0, "There is no event with a time.", "chart")]
    [InlineData(0, "There is nothing to show.", "chart", "--type", "heatmap")]
    [InlineData(0, "There is nothing to show.", "chart", "--type", "activity")]
    [InlineData(0, "Most events by actor: (none) (2).", "chart", "--type", "bar", "--group-by", "actor")]
    public void EventsWithoutUsersAndTimes_AreSaidToBeSuch(int code, string sentence, string verb, params string[] options) =>
        Says(code, sentence, [verb, "bare.json", .. options, .. options is ["--event-id"] ? [place.Bare] : (string[])[]]);

    [Theory]
    [InlineData(1, $"There is no event '{Unknown}': the store '", "correlate", "--event-id", Unknown)]
    [InlineData(1, $"There is no event '{Unknown}': the store '", "causation", "--event-id", Unknown)]
    [InlineData(1, $"There is no event '{Unknown}': the store '", "impact", "--event-id", Unknown)]
    [InlineData(0, "holds no events; import logs first.", "timeline")]
    [InlineData(0, "holds no events; import logs first.", "trends")]
    [InlineData(0, "Access hygiene: not known", "compliance")]
    [InlineData(0, "There is no event with a time.", "chart")]
    [InlineData(0, "There is nothing to show.", "chart", "--type", "pie")]
    [InlineData(0, "Nothing found.", "patterns")]
    public void EmptyStore_IsSaidToBeSo(int code, string sentence, string verb, params string[] options) =>
        Says(code, sentence, [verb, "--store", "empty", .. options]);

    [Theory]
    [InlineData("correlate", "--event-id", Unknown)]
    [InlineData("timeline")]
    [InlineData("trends")]
    [InlineData("compliance")]
    [InlineData("chart")]
    [InlineData("report", "--destination", "none.html")]
    public void NoStore_IsSaidToBeNone(string verb, params string[] options) => Says(1, "There is no store in '", [verb, "--store", "none", .. options]);

    [Theory]
    [InlineData("full", "There are no events to tell of.", "--store", "empty")]
    [InlineData("full", "None of the events has a time", "bare.json")]
    [InlineData("timeline", "There are no events to tell of.", "--store", "empty")]
    [InlineData("heatmap", "There are no events to tell of.", "--store", "empty")]
    [InlineData("heatmap", "None of the events has a time", "bare.json")]
    [InlineData("activity", "There are no events to tell of.", "--store", "empty")]
    [InlineData("activity", "None of the events has a time", "bare.json")]
    [InlineData("compliance", "has no score, because nothing could be assessed", "--store", "empty")]
    public void Report_OfNothing_SaysSoOnItsPage(string type, string sentence, params string[] source)
    {
        var ended = place.Shell.Run(["audit-analytics", "report", .. source, "--type", type, "--destination", "r.html", "--force"]);

        Assert.Equal(0, ended.Code);
        Assert.Contains(sentence, File.ReadAllText(Path.Combine(place.Shell.Folder, "r.html")), StringComparison.Ordinal);
    }

    private void Says(int code, string sentence, params string[] words)
    {
        var ended = place.Shell.Run(["audit-analytics", .. words]);

        Assert.True(ended.Code == code, ended.Out + ended.Error);
        Assert.Equal(1, (ended.Out + ended.Error).Split(sentence).Length - 1);
    }

    /// <summary>A log, records that name nobody and no time, and an empty store.</summary>
    public sealed class Place : IDisposable
    {
        public Place()
        {
            Shell.Write("auth.log", AuthLog.Text());
            Shell.Write("bare.json", "{\"message\":\"something happened\",\"level\":\"info\"}\n{\"message\":\"something else happened\",\"level\":\"error\"}\n");
            Assert.Equal(0, Shell.Run("audit", "store", "new", "empty").Code);
            using var events = JsonDocument.Parse(Shell.Run("audit", "view", "bare.json", "--json").Out);
            Bare = events.RootElement[0].GetProperty("eventId").GetString()!;
        }

        /// <summary>An event that names nobody and no time.</summary>
        public string Bare { get; }

        internal Shell Shell { get; } = new();

        public void Dispose() => Shell.Dispose();
    }
}
