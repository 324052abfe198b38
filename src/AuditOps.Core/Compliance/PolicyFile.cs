using AuditOps.Core.Rules.Model;
using AuditOps.Core.Rules.Parsing;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Compliance;

/// <summary>Reads a policy: its own controls, and those of the policy that it builds on, with its parameters.</summary>
internal sealed class PolicyFile
{
    private const int Deepest = 8;
    private static readonly string[] Keys = ["name", "title", "description", "extends", "parameters", "groups", "without", "controls"];

    // Files of these keys alone are what policies were before they had controls.
    private const string Plain = "access-hygiene";
    private static readonly string[] PlainKeys = ["require_mfa", "max_failed_logins", "require_audit_all_access", "forbidden_actions"];

    private readonly Func<string, string?> _find;
    private readonly PolicyParameters _parameters = new();
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly List<AuditOpsException> _broken = [];
    private readonly HashSet<string> _without = new(StringComparer.Ordinal);
    private readonly List<Control> _controls = [];
    private IReadOnlyCollection<string>? _only;

    // The file that was asked for: what two policies build on is told apart by it.
    private readonly string _file;

    private PolicyFile(string file, Func<string, string?> find) => (_file, _find) = (file, find);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="find">Finds the file of a policy that another builds on, by its name.</param>
    /// <exception cref="AuditOpsException">The policy as a whole cannot be read.</exception>
    public static Policy Read(string file, Func<string, string?> find)
    {
        try
        {
            return new PolicyFile(file, find).ReadAll();
        }
        catch (AuditOpsException error)
        {
            throw OfPolicy(error);
        }
    }

    private Policy ReadAll()
    {
        var file = _file;
        var map = Document(file);
        Take(map, 0);
        return new Policy
        {
            Name = map.Text("name") ?? Path.GetFileNameWithoutExtension(file),
            Title = map.Text("title") ?? Path.GetFileNameWithoutExtension(file),
            Description = map.Text("description")?.Trim(),
            File = file,
            Controls = [.. _controls.Where(control => (_only is null || (control.When is { } when && _only.Contains(when))) && (control.When is null || _parameters.IsOn(control.When)))],
            Groups = _groups,
            Broken = [.. _broken.Select(OfPolicy)],
        };
    }

    private static RuleMap Document(string file)
    {
        var documents = RuleFile.Documents(file, error => throw error);
        return documents is [var only] ? new RuleMap(file, only, "a policy") : throw new RulePlace(file, 1).Invalid($"a policy is one document, and there are {documents.Count}");
    }

    /// <summary>What is read first holds: a policy's own parameters and controls before those that it builds on.</summary>
    private void Take(RuleMap map, int depth)
    {
        if (map.Keys.Count > 0 && map.Keys.All(PlainKeys.Contains))
        {
            _only = map.Keys;
            _parameters.Add(map, map.Keys);
            Extend(Plain, map, depth);
            return;
        }

        CorrelationParser.Refuse(map, Keys, "a policy");
        if (map.Has("parameters"))
        {
            var parameters = map.Map("parameters", "the policy");
            _parameters.Add(parameters, parameters.Keys);
        }

        _without.UnionWith(map.Texts("without"));
        if (map.Has("groups"))
            AddGroups(map.Map("groups", "the policy"));

        // Groups of the base are needed to read the controls that are put into them.
        var own = map.Find("controls");
        if (map.Text("extends") is { } name)
            Extend(name, map, depth);
        else if (own is null)
            throw map.Place.Invalid("the policy has no 'controls'");
        if (own is not null)
            AddControls(map, own);
    }

    private void Extend(string name, RuleMap map, int depth)
    {
        var place = map.PlaceOf("extends");
        if (depth >= Deepest)
            throw place.Invalid("policies build on each other in a circle");
        var file = _find(name) ?? throw place.Invalid($"there is no policy '{name}' to build on");
        Take(Document(file), depth + 1);
    }

    private void AddGroups(RuleMap groups)
    {
        foreach (var name in groups.Keys)
        {
            if (!int.TryParse(groups.Text(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var weight))
                throw groups.PlaceOf(name).Invalid($"the weight of the group '{name}' is a whole number");
            _groups.TryAdd(name, weight);
        }
    }

    private void AddControls(RuleMap map, YamlNode node)
    {
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
            throw map.PlaceOf(node).Invalid("'controls' must be a list of controls");
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in list.Children)
        {
            try
            {
                Add(map, child, own);
            }
            catch (AuditOpsException error)
            {
                _broken.Add(error);
            }
        }

        _controls.RemoveAll(control => _without.Contains(control.Id));
    }

    private void Add(RuleMap map, YamlNode child, HashSet<string> own)
    {
        _parameters.Fill(map, child);
        var control = ControlParser.Parse(map.Of(child, "a control"), _file, _groups);
        if (control.When is { } when && !_parameters.Has(when))
            throw control.Place.Invalid($"there is no parameter '{when}' that the control could depend on");
        if (_controls.FindIndex(other => other.Id == control.Id) is >= 0 and var place)
        {
            if (own.Contains(control.Id))
                throw control.Place.Invalid($"there is another control '{control.Id}' in line {_controls[place].Place.Line}");
            _controls[place] = control;
        }
        else
        {
            _controls.Add(control);
        }

        own.Add(control.Id);
    }

    /// <summary>The error of a policy that is broken, told as such.</summary>
    public static AuditOpsException OfPolicy(AuditOpsException error) => error.Code != "RuleInvalid" ? error : new AuditOpsException(
        error.Kind,
        "PolicyInvalid",
        error.Message.Replace("The rule ", "The policy ", StringComparison.Ordinal).Replace("docs/rules.md describes what rules can ask", "docs/compliance.md describes what policies can ask", StringComparison.Ordinal),
        error)
    { Target = error.Target };
}
