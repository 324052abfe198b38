using System.Globalization;

namespace AuditOps.Core.Configuration;

/// <summary>The configuration: environment before store before user before default. Parameters come first, where a command has them.</summary>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="userFolder">Where the user's own file is.</param>
internal sealed class Options(Func<string, string?> environment, string userFolder)
{
    private const string FileName = "options.json";

    /// <summary>The value of an option and where it comes from.</summary>
    /// <param name="option">The option.</param>
    /// <param name="store">The store whose file counts, or null.</param>
    public (string? Value, string DefinedIn) Read(OptionDefinition option, string? store)
    {
        if (environment(option.Variable) is { Length: > 0 } variable)
            return (Checked(option, variable, $"the environment variable {option.Variable}"), "Environment");
        if (store is not null && !option.IsOfUser && InStore(store).Read().TryGetValue(option.Name, out var ofStore))
            return (Checked(option, ofStore, $"the store {store}"), "Store");
        if (OfUser().Read().TryGetValue(option.Name, out var ofUser))
            return (Checked(option, ofUser, "your own options"), "User");
        return (option.Default ?? Computed(option), "Default");
    }

    /// <summary>A number option.</summary>
    public int Number(OptionDefinition option, string? store) => int.Parse(Read(option, store).Value!, CultureInfo.InvariantCulture);

    /// <summary>The store to use: the one that is named, else the configured one.</summary>
    public string Store(string? named) => Path.GetFullPath(string.IsNullOrEmpty(named) ? Read(OptionDefinition.Store, null).Value! : named);

    /// <summary>How many workers may run at once.</summary>
    public int Workers(string? store) => Number(OptionDefinition.Threads, store) is > 0 and var threads ? threads : Environment.ProcessorCount;

    /// <summary>Sets an option where it is kept, or returns it to its default when the value is empty.</summary>
    public void Write(OptionDefinition option, string? value, OptionScope scope, string? store)
    {
        var text = string.IsNullOrEmpty(value) ? null : Checked(option, value, "the new value");
        if (scope == OptionScope.Store && option.IsOfUser)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "OptionScopeInvalid", $"The option {option.Name} is the user's to say, so it cannot be kept in a store. Use the scope User.");
        (scope == OptionScope.User ? OfUser() : InStore(Store(store))).Write(option.Name, text);
    }

    private OptionFile OfUser() => new(Path.Combine(userFolder, FileName));

    private static OptionFile InStore(string store) => new(Path.Combine(store, FileName));

    private static string Checked(OptionDefinition option, string value, string where) => option.Check(value) is not { } wrong
        ? value
        : throw new AuditOpsException(ErrorKind.InvalidRequest, "OptionValueInvalid", $"The option {option.Name} in {where} is '{value}', but it {wrong}.");

    private string? Computed(OptionDefinition option)
    {
        if (option == OptionDefinition.TimeZone)
            return TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(TimeZoneInfo.Local.Id, out var iana) ? iana : "UTC";
        return option == OptionDefinition.Store
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "auditops", "store")
            : null;
    }
}
