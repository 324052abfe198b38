namespace AuditOps;

/// <summary>Gives a parameter the name and the default that it has as a parameter of a tool for assistants, where they are not those of the property.</summary>
/// <param name="name">The name, snake_case.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ToolParameterAttribute(string name) : Attribute
{
    /// <summary>The name, snake_case.</summary>
    public string Name { get; } = name;

    /// <summary>What holds where the tool's caller gives nothing; null for the property's own default.</summary>
    public object? Default { get; init; }

    /// <summary>The property that takes the default's place when the caller gives it.</summary>
    public string? Unless { get; init; }
}

/// <summary>Says how far back the tool of a request looks in a store when the caller names no time, and in which unit its parameter counts.</summary>
/// <param name="name">The parameter's name: <c>hours</c> or <c>days</c>.</param>
/// <param name="count">How many of them.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LookbackAttribute(string name, int count) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;

    /// <summary>How many of them.</summary>
    public int Count { get; } = count;

    /// <summary>One of them.</summary>
    public TimeSpan Unit => Name == "days" ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
}

/// <summary>Says that tools for assistants do not offer a parameter.</summary>
/// <param name="reason">Why.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotForToolsAttribute(string reason) : Attribute
{
    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Says that an operation is a cmdlet alone, because what it works on exists in PowerShell only, such as a script block.</summary>
/// <param name="reason">What that is.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CmdletOnlyAttribute(string reason) : Attribute
{
    /// <summary>What that is.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Says that the texts of a list are JSON objects, which tools take as they are.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TakesObjectsAttribute : Attribute;

/// <summary>Says that a parameter names files or folders, so that a surface which is confined to a folder can check it.</summary>
/// <param name="kind">What it names.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LocationAttribute(LocationKind kind) : Attribute
{
    /// <summary>What it names.</summary>
    public LocationKind Kind { get; } = kind;
}

/// <summary>What a parameter names that is a path.</summary>
public enum LocationKind
{
    /// <summary>Files or folders that are read, perhaps with wildcards.</summary>
    Input,

    /// <summary>A file or folder that is written.</summary>
    Output,

    /// <summary>The folder of a store.</summary>
    Store,
}

/// <summary>Gives an operation another name on surfaces that are derived: another tool and another verb for the same request.</summary>
/// <remarks>
/// Where a property says by <see cref="CalledInAttribute"/> how the alias calls it, the alias has only such parameters; else it has all. What a property is
/// set to by <see cref="PresetAttribute"/>, nobody can give.
/// </remarks>
/// <param name="name">The tool's name.</param>
/// <param name="verb">The command line's words.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OperationAliasAttribute(string name, string verb) : Attribute
{
    /// <summary>An alias that says what it does in its own words.</summary>
    /// <param name="name">The tool's name.</param>
    /// <param name="verb">The command line's words.</param>
    /// <param name="summary">One sentence about what it does.</param>
    public OperationAliasAttribute(string name, string verb, string summary)
        : this(name, verb) => Summary = summary;

    /// <summary>The tool's name.</summary>
    public string Name { get; } = name;

    /// <summary>The command line's words.</summary>
    public string Verb { get; } = verb;

    /// <summary>One sentence about what it does; null for that of the operation.</summary>
    public string? Summary { get; }
}

/// <summary>Says how an alias of the operation calls a parameter.</summary>
/// <param name="alias">The alias' tool.</param>
/// <param name="name">The name, snake_case.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class CalledInAttribute(string alias, string name) : Attribute
{
    /// <summary>The alias' tool.</summary>
    public string Alias { get; } = alias;

    /// <summary>The name, snake_case.</summary>
    public string Name { get; } = name;

    /// <summary>Its place among those that must be given and need no name in the command line; -1 for none.</summary>
    public int Place { get; init; } = -1;
}

/// <summary>Says what an alias of the operation sets a property to.</summary>
/// <param name="alias">The alias' tool.</param>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class PresetAttribute(string alias, object value) : Attribute
{
    /// <summary>The alias' tool.</summary>
    public string Alias { get; } = alias;

    /// <summary>The value.</summary>
    public object Value { get; } = value;
}

/// <summary>Says that a request shows events as they are, those of the store's own trail among them. What judges logs leaves the trail out: it says nothing about
/// the hosts that they are of, and its times would stretch every window over old logs to the day of their import.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithTrailAttribute : Attribute;
