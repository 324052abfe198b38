using System.CommandLine;
using System.CommandLine.Help;

namespace AuditOps.Host.Cli.Commands;

/// <summary>The commands: groups and verbs derived from the operations, and the few that stand alone.</summary>
internal sealed class CommandTree
{
    /// <summary>What the groups of verbs are about; the verbs themselves come from the operations.</summary>
    private static readonly IReadOnlyDictionary<string, string> Groups = new Dictionary<string, string>
    {
        ["audit"] = "Events, formats and stores: look, query, export, check.",
        ["audit retention"] = "How long events are kept.",
        ["audit track"] = "What was done to a backend or in a bucket, for the record.",
        ["audit store"] = "Stores: create, look, compact.",
        ["audit-analytics"] = "Analyses: patterns, anomalies, what belongs together, statistics, timelines, reports.",
        ["audit-analytics acceptance"] = "Findings that are accepted for a time: accept, look, take back.",
        ["performance"] = "Services: a cache, batches of work, measuring and monitoring.",
        ["performance batch"] = "Batches: run, look, resume, stop.",
        ["performance monitor"] = "Samples of the machine in the background: start, stop.",
        ["option"] = "The configuration.",
    };

    private readonly Dictionary<string, Command> commands = [];
    private readonly RootCommand root = new("Turns audit logs into answers: who did what, what is unusual, and why.") { HelpName = "auditops" };

    /// <summary>Builds the commands. Only the one that the words name gets its options: the others need none to be listed.</summary>
    public static RootCommand Build(IReadOnlyList<string> words, CommandRun run, IReadOnlyList<Command> others)
    {
        var tree = new CommandTree();
        var all = words.Count > 0 && words[0].StartsWith('[');
        foreach (var verb in Verb.All)
        {
            var command = tree.Find(verb.Words, CommandWords.Of(verb.Operation.Summary));
            if (all || verb.Words.SequenceEqual(words.Take(verb.Words.Count))) run.Attach(command, verb);
        }

        tree.root.Add(run.Demo());
        foreach (var other in others) tree.root.Add(other);
        foreach (var option in tree.root.Options.OfType<HelpOption>()) option.Action = new HelpAction { MaxWidth = run.HelpWidth };
        return tree.root;
    }

    private Command Find(IReadOnlyList<string> words, string summary)
    {
        Command parent = root;
        for (var length = 1; length <= words.Count; length++)
        {
            var path = string.Join(' ', words.Take(length));
            if (!commands.TryGetValue(path, out var command))
            {
                command = new Command(words[length - 1], length == words.Count ? summary : Groups.GetValueOrDefault(path));
                commands[path] = command;
                parent.Add(command);
            }

            parent = command;
        }

        return parent;
    }
}
