using System.Reflection;

namespace AuditOps.Host.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Value">The value of a row.</param>
/// <param name="Name">The property that it shows, which decides how its values are written.</param>
/// <param name="IsNumber">Numbers stand at the right.</param>
internal sealed record Column<T>(string Header, Func<T, object?> Value, string Name, bool IsNumber)
{
    /// <summary>A column that shows a property.</summary>
    public static Column<T> Of(string name)
    {
        var property = typeof(T).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var header = name == "SizeBytes" ? "size" : ValueText.Words(name) + (type == typeof(DateTime) ? " (UTC)" : "");
        return new Column<T>(header, row => property.GetValue(row), name, type == typeof(int) || type == typeof(long) || type == typeof(double));
    }
}
