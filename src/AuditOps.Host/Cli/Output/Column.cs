using System.Reflection;

namespace AuditOps.Host.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Name">The property that it shows, which decides how its values are written.</param>
/// <param name="Value">The value of a row.</param>
internal sealed record Column<T>(Heading Heading, string Name, Func<T, object?> Value)
{
    /// <summary>Columns that show properties; a question mark says that a column may be left out.</summary>
    public static IReadOnlyList<Column<T>> All(string names) => [.. names.Split(' ').Select(name => Of(name.TrimEnd('?'), name.EndsWith('?')))];

    private static Column<T> Of(string name, bool optional)
    {
        var property = typeof(T).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var header = name == "SizeBytes" ? "size" : ValueText.Words(name) + (type == typeof(DateTime) ? " (UTC)" : "");
        var number = type == typeof(int) || type == typeof(long) || type == typeof(double);
        return new Column<T>(new Heading(header, number || type.IsValueType, number, optional), name, row => property.GetValue(row));
    }
}
