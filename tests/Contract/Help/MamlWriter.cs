using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AuditOps.Contract.Tests.Catalog;

namespace AuditOps.Contract.Tests.Help;

/// <summary>Writes the help file that Get-Help reads: summaries of the catalogue, parameters of the classes, and the pages of docs/help.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Write(IEnumerable<CmdletModel> cmdlets)
    {
        var root = new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Item));
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var writer = XmlWriter.Create(text, settings))
            root.Save(writer);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    private static XElement Item(CmdletModel cmdlet)
    {
        var (operation, page) = (OperationModel.Of(cmdlet.Name), HelpPage.Of(cmdlet.Name));
        var parameters = HelpParameter.Of(cmdlet, operation);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                new XElement(Maml + "description", Para(operation.Operation.Summary))),
            new XElement(Maml + "description", page.Description.Select(Para)),
            new XElement(
                Command + "syntax",
                new XElement(Command + "syntaxItem", new XElement(Maml + "name", cmdlet.Name), parameters.Select(parameter => Parameter(parameter, inSyntax: true)))),
            new XElement(Command + "parameters", parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => Parameter(parameter, inSyntax: false))),
            new XElement(Command + "inputTypes", Inputs(parameters).Select(input => Typed(Command + "inputType", input.Type, input.Text))),
            new XElement(Command + "returnValues", cmdlet.OutputTypes.Select(type => Typed(Command + "returnValue", type.FullName!, OutputText(type)))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", page.Related.Select(Link)));
    }

    private static XElement Para(string text) => new(Maml + "para", text);

    private static XElement Parameter(HelpParameter parameter, bool inSyntax)
    {
        var values = parameter.Type.IsEnum
            ? new XElement(Command + "parameterValueGroup", Enum.GetNames(parameter.Type).Select(name => Value(name, required: false)))
            : null;
        return new XElement(
            Command + "parameter",
            new XAttribute("required", Lower(parameter.Mandatory)),
            new XAttribute("variableLength", Lower(parameter.Type.IsArray)),
            new XAttribute("globbing", Lower(parameter.HasWildcards)),
            new XAttribute("pipelineInput", parameter.Pipeline),
            new XAttribute("position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", Para(parameter.Text)),
            inSyntax ? values : null,
            parameter.Type == typeof(SwitchParameter) && inSyntax ? null : Value(parameter.TypeName, required: parameter.Type != typeof(SwitchParameter)),
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", parameter.Default));
    }

    private static XElement Value(string name, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", Lower(required)), new XAttribute("variableLength", "false"), name);

    private static IEnumerable<(string Type, string Text)> Inputs(IEnumerable<HelpParameter> parameters)
    {
        var all = parameters.ToList();
        if (all.Any(parameter => parameter.Name == "InputObject"))
            yield return ("System.Object", "Lines of a log, records of any kind, files, or results of other AuditOps commands.");
        else if (all.FirstOrDefault(parameter => parameter.Pipeline.StartsWith("true", StringComparison.Ordinal)) is { } byName)
            yield return ("System.Object", $"Any object with the property {byName.Name}.");
        else
            yield return ("None", "This command takes nothing from the pipeline.");
    }

    private static string OutputText(Type type) => type.FullName switch
    {
        "System.Boolean" => "True if the store is as it was written.",
        "System.Management.Automation.PSObject" => "A row; its properties are the query's columns.",
        _ => "",
    };

    private static XElement Typed(XName element, string type, string text) =>
        new(element, new XElement(Dev + "type", new XElement(Maml + "name", type)), new XElement(Maml + "description", Para(text)));

    private static XElement Example(HelpExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"Example {index + 1}: {example.Title}"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Remarks.DefaultIfEmpty(example.Title + ".").Select(Para)));

    private static XElement Link(string target) => new(Maml + "navigationLink", new XElement(Maml + "linkText", target), new XElement(Maml + "uri"));

    private static string Lower(bool value) => value ? "true" : "false";
}
