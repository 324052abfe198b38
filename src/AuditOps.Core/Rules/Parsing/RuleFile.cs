using System.Text;
using AuditOps.Core.Rules.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads a file of rules: one or more YAML documents, each a detection, a correlation or a filter.</summary>
internal static class RuleFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all documents of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shipped">Whether it came with AuditOps.</param>
    /// <param name="broken">Takes the error of each broken document; the others are read all the same. When YAML itself is broken, nothing of the file is.</param>
    public static IReadOnlyList<Rule> Read(string file, bool shipped, Action<AuditOpsException> broken)
    {
        var rules = new List<Rule>();
        foreach (var node in Documents(file, broken))
        {
            try
            {
                rules.Add(Parse(file, node, shipped));
            }
            catch (AuditOpsException error)
            {
                broken(error);
            }
        }

        return rules;
    }

    private static Rule Parse(string file, YamlNode node, bool shipped)
    {
        var document = new RuleMap(file, node, "a rule");
        return document switch
        {
            _ when document.Has("correlation") => CorrelationParser.Parse(document, shipped),
            _ when document.Has("filter") => FilterParser.Parse(document, shipped),
            _ when document.Has("detection") => DetectionParser.Parse(document, shipped),
            _ => throw document.Place.Invalid("it has neither 'detection' nor 'correlation' nor 'filter'"),
        };
    }

    /// <summary>The documents of a YAML file; none when it is broken.</summary>
    public static IReadOnlyList<YamlNode> Documents(string file, Action<AuditOpsException> broken)
    {
        try
        {
            using var reader = new StreamReader(file, Utf8);
            var stream = new YamlStream();
            stream.Load(new ShallowParser(new Parser(reader)));
            return [.. stream.Documents.Select(document => document.RootNode).Where(node => !RuleMap.IsNull(node))];
        }
        catch (YamlException error)
        {
            broken(new RulePlace(file, (int)error.Start.Line).Invalid($"it is not YAML: {error.Message.TrimEnd('.')}", error));
        }
        catch (DecoderFallbackException error)
        {
            broken(new RulePlace(file, 1).Invalid("it is not UTF-8", error));
        }

        return [];
    }
}
