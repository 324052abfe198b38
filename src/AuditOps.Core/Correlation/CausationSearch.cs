using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>Goes back from events to their causes, from the latest event to the earliest, so that all effects of an event are known before its causes are sought.</summary>
internal sealed class CausationSearch(LinkReader reader, Linker linker, GetCausation request)
{
    private const int MostNodes = 2_000;

    // What is much less certain than the best says little beside it.
    private const double LeastOfBest = 0.75;

    private readonly EarlierEvents _earlier = new(reader);
    private readonly Dictionary<EventKey, (ArraySegment<LinkEvent> Window, LinkTally Tally)> _windows = [];
    private long _reach;

    public CauseGraph Find(IReadOnlyList<LinkEvent> subjects)
    {
        _reach = Microseconds.Of(reader.Fit(request.Window, span => subjects.Select(subject => (subject.Time - Microseconds.Of(span), subject.Time))));
        var graph = new CauseGraph();
        var open = new PriorityQueue<LinkEvent, LinkEvent>(Comparer<LinkEvent>.Create((left, right) => LinkEvent.Compare(right, left)));
        foreach (var subject in subjects.Where(subject => graph.Add(subject, 0)))
            open.Enqueue(subject, subject);

        var (nodes, deep) = (0, false);
        while (open.TryDequeue(out var effect, out _) && nodes++ < MostNodes)
        {
            if (graph.Depth(effect) == request.MaxDepth)
            {
                deep = true;
                continue;
            }

            foreach (var edge in Causes(effect))
            {
                graph.Connect(edge);
                if (graph.Add(edge.Cause, graph.Depth(effect) + 1))
                    open.Enqueue(edge.Cause, edge.Cause);
            }
        }

        deep |= graph.Reduce(request.MaxDepth);
        Report(graph, deep, nodes > MostNodes);
        return graph;
    }

    private IEnumerable<CauseEdge> Causes(LinkEvent effect)
    {
        if (Window(effect) is not { } window)
            return [];

        var causes = new Dictionary<int, Repeated>();
        foreach (var cause in window.Window.AsSpan()[1..])
        {
            var confidence = linker.Confidence(cause, effect, window.Tally);
            if (confidence < request.MinimumConfidence || confidence == 0)
                continue;
            if (causes.TryGetValue(cause.Repeat, out var known))
                known.Add(cause, confidence);
            else
                causes[cause.Repeat] = new Repeated(cause, confidence);
        }

        var least = causes.Values.Select(cause => cause.Confidence).DefaultIfEmpty(0).Max() * LeastOfBest;
        var kept = new List<Repeated>();
        foreach (var cause in causes.Values.Where(cause => cause.Confidence >= least).OrderBy(cause => cause.Events[0], Comparer<LinkEvent>.Create((left, right) => LinkEvent.Compare(right, left))))
        {
            if (!kept.Exists(between => LeadsBy(cause, between)))
                kept.Add(cause);
        }

        return kept.Select(cause => new CauseEdge(cause.First, cause.Nearest, effect, cause.Confidence, cause.Events.Sum(one => one.Count),
            linker.Of(cause.Nearest, effect, window.Tally, ofLater: true)));
    }

    // A way over another cause that is as certain at every step tells more than the direct step.
    private bool LeadsBy(Repeated cause, Repeated between) =>
        between.Confidence >= cause.Confidence
        && Window(between.First) is { } window
        && cause.Events.Exists(one => LinkEvent.Compare(one, between.First) < 0 && between.First.Time - one.Time <= _reach && linker.Confidence(one, between.First, window.Tally) >= cause.Confidence);

    private (ArraySegment<LinkEvent> Window, LinkTally Tally)? Window(LinkEvent last)
    {
        if (_windows.TryGetValue(last.Key, out var known))
            return known;
        if (_earlier.Until(last, last.Time - _reach) is not { } window)
            return null;
        return _windows[last.Key] = (window, new LinkTally(last, window, reader.Model, reader.Keys.Sorts));
    }

    private void Report(CauseGraph graph, bool deep, bool wide)
    {
        if (graph.IsEmpty)
            reader.Warn("CauseNotFound", $"Nothing within {Wording.Span(Microseconds.ToSpan(_reach))} before is linked enough to be a cause. A longer window or a lower minimum confidence may find more.");
        if (deep)
            reader.Warn("DepthReached", $"The search ended after {Wording.Count(request.MaxDepth, "step")}; a greater maximum depth goes further back.");
        if (wide || _earlier.IsExhausted)
            reader.Warn("CausesLimited", $"There are too many events to look at all that came before; a shorter window goes further back.");
    }

    /// <summary>A cause that repeats itself: its events, latest first.</summary>
    private sealed class Repeated(LinkEvent latest, double confidence)
    {
        public List<LinkEvent> Events { get; } = [latest];

        public LinkEvent First => Events[^1];

        public LinkEvent Nearest { get; private set; } = latest;

        public double Confidence { get; private set; } = confidence;

        public void Add(LinkEvent earlier, double confidence)
        {
            Events.Add(earlier);
            if (confidence > Confidence)
                (Nearest, Confidence) = (earlier, confidence);
        }
    }
}
