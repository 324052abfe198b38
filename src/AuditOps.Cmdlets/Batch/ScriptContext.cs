using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace AuditOps.Cmdlets;

/// <summary>What a script takes along to where it runs: variables named with $using:, preferences, default parameter values, modules and the location.</summary>
internal sealed class ScriptContext
{
    private static readonly string[] Preferences =
        ["ErrorActionPreference", "WarningPreference", "VerbosePreference", "DebugPreference", "InformationPreference", "ProgressPreference", "PSDefaultParameterValues"];

    // What the cmdlet's own parameter says goes before the caller's variable. -ErrorAction is about the items, not about what is in them.
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["WarningPreference"] = "WarningAction",
        ["InformationPreference"] = "InformationAction",
    };

    private ScriptContext(Hashtable variables, Hashtable usings, string[] modules, string? location) =>
        (Variables, Usings, Modules, Location) = (variables, usings, modules, location);

    /// <summary>Preferences and default parameter values, by their names.</summary>
    public Hashtable Variables { get; }

    /// <summary>The values of $using: expressions, by the keys under which PowerShell looks for them.</summary>
    public Hashtable Usings { get; }

    /// <summary>Manifests or files of modules that are loaded where the script comes from and would not be found by name.</summary>
    public string[] Modules { get; }

    /// <summary>The folder in which the script runs, or null for the process's own.</summary>
    public string? Location { get; }

    /// <summary>Takes along what scripts need.</summary>
    public static ScriptContext Of(PSCmdlet caller, params IReadOnlyList<ScriptBlock> scripts)
    {
        var usings = new Hashtable();
        foreach (var expression in scripts.SelectMany(script => script.Ast.FindAll(ast => ast is UsingExpressionAst, searchNestedScriptBlocks: true)).Cast<UsingExpressionAst>())
            usings[UsingKey(expression)] = UsingValue(caller, expression);
        var provider = caller.SessionState.Path.CurrentFileSystemLocation;
        return new ScriptContext(VariablesOf(caller), usings, [.. ScriptModules.Of(caller, scripts)], provider.ProviderPath);
    }

    /// <summary>What the store keeps of it.</summary>
    public string ToXml() => PSSerializer.Serialize(new Hashtable
    {
        [nameof(Variables)] = Variables,
        [nameof(Usings)] = Usings,
        [nameof(Modules)] = Modules,
        [nameof(Location)] = Location,
    }, 4);

    /// <summary>What a store kept.</summary>
    public static ScriptContext FromXml(string xml)
    {
        var kept = (Hashtable)PSObject.AsPSObject(PSSerializer.Deserialize(xml)).BaseObject;
        var modules = kept[nameof(Modules)] is { } list ? ((IEnumerable)PSObject.AsPSObject(list).BaseObject).Cast<object>().Select(module => module.ToString()!) : [];
        return new ScriptContext(Table(kept[nameof(Variables)]), Table(kept[nameof(Usings)]), [.. modules], kept[nameof(Location)]?.ToString());
    }

    private static Hashtable Table(object? value) => value is null ? [] : (Hashtable)PSObject.AsPSObject(value).BaseObject;

    private static Hashtable VariablesOf(PSCmdlet caller)
    {
        var variables = new Hashtable();
        foreach (var name in Preferences)
        {
            if (caller.SessionState.PSVariable.GetValue(name) is { } value)
                variables[name] = value;
        }

        var bound = caller.MyInvocation.BoundParameters;
        if (bound.TryGetValue("Verbose", out var verbose))
            variables["VerbosePreference"] = (SwitchParameter)verbose ? ActionPreference.Continue : ActionPreference.SilentlyContinue;
        if (bound.TryGetValue("Debug", out var debug))
            variables["DebugPreference"] = (SwitchParameter)debug ? ActionPreference.Continue : ActionPreference.SilentlyContinue;
        foreach (var (variable, parameter) in Parameters)
        {
            if (bound.TryGetValue(parameter, out var action) && action is ActionPreference preference and not ActionPreference.Stop)
                variables[variable] = preference;
        }

        return variables;
    }

    private static object? UsingValue(PSCmdlet caller, UsingExpressionAst expression)
    {
        var variable = UsingExpressionAst.ExtractUsingVariable(expression);
        var name = variable.VariablePath.UserPath;
        var found = caller.SessionState.PSVariable.Get(name);
        if (found is null && !variable.VariablePath.IsDriveQualified)
        {
            caller.ThrowTerminatingError(ErrorRecords.From(new AuditOpsException(ErrorKind.InvalidRequest, "UsingVariableNotFound",
                $"The script uses {expression}, but there is no variable ${name} here. Set it before the batch, or take it out of the script.")
            { Target = name }));
        }

        // $using:one.Name and $using:list[0] are looked for under the whole expression.
        return expression.SubExpression is VariableExpressionAst && found is not null
            ? found.Value
            : caller.SessionState.InvokeCommand.InvokeScript(expression.SubExpression.ToString().Replace("$using:", "$", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
    }

    /// <summary>PowerShell's own key: the text in UTF-16 and base 64, in lower case where it is a variable alone.</summary>
    private static string UsingKey(UsingExpressionAst expression)
    {
        var text = expression.ToString();
        return Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(expression.SubExpression is VariableExpressionAst ? text.ToLowerInvariant() : text));
    }
}
