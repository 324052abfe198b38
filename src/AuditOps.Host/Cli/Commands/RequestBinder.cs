using System.CommandLine;
using System.Reflection;

namespace AuditOps.Host.Cli.Commands;

/// <summary>Gives a command the options of a request, and makes the request of what was typed.</summary>
internal sealed class RequestBinder
{
    private const string StandardInput = "-";
    private readonly Type request;
    private readonly List<(ParameterDefinition Parameter, Symbol Symbol)> bound = [];

    private readonly OperationDefinition operation;

    public RequestBinder(OperationDefinition operation, IReadOnlyList<ParameterDefinition> parameters, Command command, Func<ParameterDefinition, string, IEnumerable<string>> complete)
    {
        (this.operation, request) = (operation, operation.Request);
        var defaults = Activator.CreateInstance(request)!;
        foreach (var parameter in parameters.Where(p => p.Position is not null).OrderBy(p => p.Position)) AddArgument(command, parameter, complete);
        foreach (var parameter in parameters) AddOption(command, parameter, defaults, complete);
    }

    /// <summary>Makes the request.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="input">Opens standard input, which a path of one dash names.</param>
    /// <exception cref="AuditOpsException">A value cannot be read.</exception>
    public object Bind(ParseResult typed, Func<Stream> input)
    {
        var made = Activator.CreateInstance(request)!;
        foreach (var (property, value) in operation.Presets) property.SetValue(made, value);
        foreach (var values in bound.GroupBy(b => b.Parameter, b => b.Symbol))
        {
            var parameter = values.Key;
            var texts = values.SelectMany(symbol => Texts(typed, symbol)).ToArray();
            if (parameter.IsFlag) parameter.Property.SetValue(made, values.Any(symbol => typed.GetValue((Option<bool>)symbol)));
            else if (texts.Length == 0 && operation.AliasOf is not null && parameter.IsRequired)
                throw new AuditOpsException(ErrorKind.InvalidRequest, "ParameterInvalid", $"{parameter.Name} is missing. Give it a value.");
            else if (texts.Length == 0) continue;
            else if (!parameter.IsList) parameter.Property.SetValue(made, parameter.Parse(Single(parameter, texts), "--" + parameter.Name, DateTimeOffset.Now));
            else SetList(made, parameter, texts, input);
        }

        return made;
    }

    private static IEnumerable<string> Texts(ParseResult typed, Symbol symbol) => symbol switch
    {
        Option<string[]> option => typed.GetValue(option) ?? [],
        Argument<string[]> argument => typed.GetValue(argument) ?? [],
        Argument<string> argument => typed.GetValue(argument) is { } text ? [text] : [],
        _ => [],
    };

    private static string Single(ParameterDefinition parameter, string[] texts) => texts.Length == 1
        ? texts[0]
        : throw new AuditOpsException(ErrorKind.InvalidRequest, "ParameterInvalid", $"--{parameter.Name} takes one value, but {texts.Length} were given.");

    private void SetList(object made, ParameterDefinition parameter, string[] texts, Func<Stream> input)
    {
        if (parameter.SplitsCommas)
            texts = [.. texts.SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        var stream = request.GetProperties().FirstOrDefault(p => p.PropertyType == typeof(Stream) && p.IsDefined(typeof(WiringAttribute)));
        if (stream is not null && parameter.Position == 0 && texts.Contains(StandardInput))
        {
            if (texts.Length > 1)
            {
                throw new AuditOpsException(ErrorKind.InvalidRequest, "PathInvalid",
                    "Standard input (-) cannot be read together with other paths. Give either the dash or the paths.");
            }

            stream.SetValue(made, input());
            return;
        }

        parameter.Property.SetValue(made, texts);
    }

    private void AddArgument(Command command, ParameterDefinition parameter, Func<ParameterDefinition, string, IEnumerable<string>> complete)
    {
        Argument argument = parameter.IsList
            ? new Argument<string[]>(parameter.Name) { Arity = ArgumentArity.ZeroOrMore }
            : new Argument<string>(parameter.Name) { Arity = ArgumentArity.ZeroOrOne };
        argument.Description = CommandWords.Of(parameter.Summary);
        if (parameter.Choices.Count == 0) argument.HelpName = parameter.Name;
        argument.CompletionSources.Add(context => complete(parameter, context.WordToComplete).Select(text => new System.CommandLine.Completions.CompletionItem(text)));
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-' && !AfterDashes.Contains(t.Value)))
                result.AddError($"There is no option '{token.Value}'. For a value that starts with a dash, write -- before it.");
        });
        command.Add(argument);
        bound.Add((parameter, argument));
    }

    /// <summary>What was typed after <c>--</c>, where a dash has no meaning.</summary>
    public HashSet<string> AfterDashes { get; } = [];

    private void AddOption(Command command, ParameterDefinition parameter, object defaults, Func<ParameterDefinition, string, IEnumerable<string>> complete)
    {
        var choices = parameter.Choices.Count > 0 ? $" One of {string.Join(", ", parameter.Choices)}." : "";
        var description = CommandWords.Of(parameter.Summary) + choices + Default(parameter, defaults);

        // What has a place of its own is shown there; its name works all the same.
        var hidden = parameter.Position is not null && parameter.Name != "store";
        if (parameter.IsFlag)
        {
            var flag = new Option<bool>("--" + parameter.Name) { Description = description };
            command.Add(flag);
            bound.Add((parameter, flag));
            return;
        }

        var option = new Option<string[]>("--" + parameter.Name)
        {
            Description = description,
            HelpName = parameter.ValueName,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            Hidden = hidden,
        };
        option.CompletionSources.Add(context => complete(parameter, context.WordToComplete).Select(text => new System.CommandLine.Completions.CompletionItem(text)));
        command.Add(option);
        bound.Add((parameter, option));
    }

    private static string Default(ParameterDefinition parameter, object defaults)
    {
        var value = parameter.Property.GetValue(defaults);
        var text = value is null or false or "" or IReadOnlyCollection<string> { Count: 0 } ? "" : Output.ValueText.Of(value, parameter.Property.Name);
        return text.Length == 0 ? "" : $" Default: {text}.";
    }
}
