using System.Xml.Linq;
using AuditOps.Contract.Tests.Catalog;

namespace AuditOps.Contract.Tests;

public sealed class ViewTests
{
    private static readonly IReadOnlyList<XElement> Views =
        [.. XDocument.Load(Path.Combine(Repository.Root, "module", "AuditOps.format.ps1xml")).Descendants("View")];

    public static TheoryData<string> Outputs => [.. OutputTypes().Select(type => type.FullName!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Outputs))]
    public void Table_Output_HasFourToSixColumns(string type)
    {
        var table = Single(type, "TableControl");
        var columns = table.Descendants("TableColumnHeader").Count();
        Assert.InRange(columns, 4, 6);
        Assert.Equal(columns, table.Descendants("TableColumnItem").Count());
    }

    [Theory, MemberData(nameof(Outputs))]
    public void List_Output_IsThere(string type) => Assert.NotEmpty(Single(type, "ListControl").Descendants("ListItem"));

    [Theory, MemberData(nameof(Outputs))]
    public void Cells_Properties_Exist(string type)
    {
        var properties = OutputTypes().Where(output => Covers(type, output)).SelectMany(output => output.GetProperties()).Select(property => property.Name).ToHashSet();
        foreach (var cell in Views.Where(view => TypeOf(view) == type).SelectMany(view => view.Descendants("ScriptBlock").Concat(view.Descendants("PropertyName"))))
        {
            var names = cell.Name == "PropertyName" ? [cell.Value] : Used(cell.Value);
            Assert.All(names, name => Assert.Contains(name, properties));
        }
    }

    [Theory, MemberData(nameof(Outputs))]
    public void Columns_Times_SayTheirZone(string type)
    {
        foreach (var header in Views.Where(view => TypeOf(view) == type).SelectMany(view => view.Descendants("TableColumnItem").Zip(view.Descendants("TableColumnHeader"))))
        {
            if (header.First.Value.Contains("Cell]::Time(", StringComparison.Ordinal))
                Assert.EndsWith("(UTC)", header.Second.Element("Label")!.Value, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Type> OutputTypes() => CmdletModel.All
        .SelectMany(cmdlet => cmdlet.OutputTypes)
        .Append(typeof(TimelineGap))
        .Where(type => type.Namespace == "AuditOps");

    // PowerShell takes a base type's view for a type that has none.
    private static XElement Single(string type, string control) =>
        Views.Where(view => view.Element(control) is not null && Covers(TypeOf(view), Resolve(type))).GroupBy(view => TypeOf(view) == type).MaxBy(views => views.Key)!.Single();

    private static Type Resolve(string name) => typeof(IEngine).Assembly.GetType(name)!;

    private static bool Covers(string view, Type output) => view == output.FullName || view == output.BaseType?.FullName;

    private static string TypeOf(XElement view) => view.Element("ViewSelectedBy")!.Element("TypeName")!.Value;

    private static IEnumerable<string> Used(string script) =>
        script.Split("$_.").Skip(1).Select(rest => new string([.. rest.TakeWhile(char.IsAsciiLetterOrDigit)]));
}
