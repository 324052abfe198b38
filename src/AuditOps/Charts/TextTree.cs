using System.Globalization;

namespace AuditOps;

/// <summary>Causes as a tree: below each event what led to it, the surest first.</summary>
internal static class TextTree
{
    private const int Part = 5;

    public static void Draw(TextCanvas canvas, Chart chart)
    {
        var nodes = chart.Nodes.ToDictionary(node => node.EventId);
        var causes = chart.Links.OrderByDescending(link => link.Value).ToLookup(link => link.To);
        var told = new HashSet<string>();
        foreach (var root in chart.Nodes.Where(node => node.Depth == 0).DefaultIfEmpty(chart.Nodes[0]))
        {
            canvas.Line(root.Label, Ink.Heading);
            told.Add(root.EventId);
            Causes(canvas, root.EventId, "", nodes, causes, told);
        }
    }

    // What led to two things is told once, where it is surest; a graph of causes has no circles, but a broken file may.
    private static void Causes(TextCanvas canvas, string of, string indent, Dictionary<string, ChartNode> nodes, ILookup<string, ChartLink> causes, HashSet<string> told, bool isFlush = false)
    {
        var links = causes[of].Where(link => nodes.ContainsKey(link.From)).ToList();
        for (var i = 0; i < links.Count; i++)
        {
            var (link, node, isLast) = (links[i], nodes[links[i].From], i == links.Count - 1);
            var time = node.Time is { } at ? at.ToString("yyyy-MM-dd HH:mm:ss  ", CultureInfo.InvariantCulture) : "";
            var isNew = told.Add(node.EventId);
            canvas.Line(
                new Piece(indent + (!isLast ? "├─ " : isFlush ? "↑  " : "└─ "), Ink.Quiet),
                new Piece(string.Create(CultureInfo.InvariantCulture, $"{100 * link.Value,3:0} %  "), Ink.Line(0)),
                new Piece(time, Ink.Quiet),
                new Piece(node.RootRank is { } rank ? string.Create(CultureInfo.InvariantCulture, $"beginning #{rank}: ") : "", Ink.Failed),
                new Piece(node.Label + (isNew ? "" : " (told above)")));
            if (!isNew) continue;

            // Deeper steps stay below each other: a long chain would leave no room for its words.
            var isDeep = indent.Length >= canvas.Width / Part;
            Causes(canvas, node.EventId, isDeep ? indent : indent + (isLast ? "   " : "│  "), nodes, causes, told, isDeep);
        }
    }
}
