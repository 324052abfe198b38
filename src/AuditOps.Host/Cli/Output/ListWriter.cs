using System.Reflection;
using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>Shows each result as a list of its properties, those without a value left out.</summary>
/// <typeparam name="T">What is shown.</typeparam>
internal sealed class ListWriter<T>(Terminal terminal) : IResultWriter<T>
{
    private static readonly PropertyInfo[] Properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    public void Add(T result)
    {
        var values = Properties
            .Select(p => (p.Name, IsTime: p.PropertyType == typeof(DateTime) || p.PropertyType == typeof(DateTime?), Value: p.GetValue(result)))
            .Select(p => (Header: ValueText.Words(p.Name) + (p.IsTime ? " (UTC)" : ""), Text: SafeText.Of(ValueText.Of(p.Value, p.Name)), Style: Paint.Of(p.Value, p.Name)))
            .Where(p => p.Text.Length > 0)
            .ToArray();
        if (values.Length == 0) return;

        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0), Width = values.Max(v => v.Header.Length) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (header, text, style) in values) grid.AddRow(new Text(header, Paint.Quiet), new Text(text, style));
        terminal.Tables.Write(grid);
        terminal.Out.WriteLine();
    }

    public void End()
    {
    }
}
