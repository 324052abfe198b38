using System.Globalization;

namespace AuditOps.Core.Correlation;

/// <summary>How much links count: the content of <c>content/links</c> and what a request changes of it.</summary>
internal sealed record LinkModel
{
    private const string Kind = "links";

    /// <summary>Events that are looked at for one question. A window that holds more is narrowed.</summary>
    public int MostEvents { get; init; } = 200_000;

    /// <summary>What each kind counts, by kind.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Up to this share of the kinds of events a shared value counts in full.</summary>
    public required double FullShare { get; init; }

    /// <summary>So many kinds of events are taken to be there besides those of the window.</summary>
    public required int Besides { get; init; }

    /// <summary>An address of more users than this is one that many share.</summary>
    public required int Sharers { get; init; }

    /// <summary>Spans, the shortest first, with what links count when no more than that is between.</summary>
    public required IReadOnlyList<(TimeSpan Below, double Factor)> Nearness { get; init; }

    /// <summary>What links count beyond the last span.</summary>
    public required double Beyond { get; init; }

    /// <summary>By kind: whether time takes no more from a link than the last span does.</summary>
    public required IReadOnlyList<bool> Lasting { get; init; }

    /// <summary>What share of its weight a link keeps that rests on a name, where going from one event to the other means to change the place.</summary>
    public required double Elsewhere { get; init; }

    /// <summary>Pairs of actions of which the second follows from the first.</summary>
    public required IReadOnlySet<(string, string)> Related { get; init; }

    /// <summary>What ships, changed by the files of a store.</summary>
    /// <exception cref="AuditOpsException">A file is not as it must be.</exception>
    public static LinkModel Read(string store)
    {
        var file = new LinkFile();
        string[] folders = [Configuration.ContentFolder.Shipped(Kind), Configuration.ContentFolder.OfStore(store, Kind)];
        foreach (var path in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal)))
            file.Add(path);
        return file.ToModel();
    }

    /// <summary>The model with other weights, each <c>kind=number</c>.</summary>
    /// <exception cref="AuditOpsException">One is not of this form.</exception>
    public LinkModel With(IReadOnlyList<string> weights)
    {
        var changed = Weights.ToArray();
        foreach (var text in weights)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !double.TryParse(text.AsSpan(equals + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1)
                throw new AuditOpsException(ErrorKind.InvalidRequest, "WeightInvalid", $"'{text}' is no weight. Write a kind of link and a number from 0 to 1, such as same_user=0.2.");
            changed[(int)LinkKinds.Named(text[..equals].Trim())] = number;
        }

        return this with { Weights = changed };
    }

    /// <summary>How much of its weight a value keeps that some of the kinds of events in a window share: less the more share it, and nothing if all do.</summary>
    /// <param name="sharing">Kinds of events with the value.</param>
    /// <param name="all">Kinds of events in the window.</param>
    public double Rarity(int sharing, int all) =>
        sharing == 0 ? 1 : Math.Clamp(Math.Log((double)(all + Besides) / sharing) / Math.Log(1 / FullShare), 0, 1);

    /// <summary>What links count by the time between.</summary>
    public double Near(long microseconds)
    {
        foreach (var (below, factor) in Nearness)
        {
            if (microseconds < below.Ticks / TimeSpan.TicksPerMicrosecond)
                return factor;
        }

        return Beyond;
    }

    /// <summary>What lasting links count at least, whatever the time between.</summary>
    public double Lasts => Nearness.Count == 0 ? Beyond : Nearness[^1].Factor;

    /// <summary>Scores are told and compared to the thousandth, so that they are the same on every machine.</summary>
    public static double Round(double score) => Math.Round(Math.Min(1, score), 3, MidpointRounding.AwayFromZero);
}
