using System.Globalization;
using AuditOps.Quality;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var chosen = MeasureCatalog.All.Where(measure => arguments.Only.Count == 0 || arguments.Only.Any(measure.Name.Contains)).ToList();
if (arguments.List)
{
    foreach (var measure in chosen)
        Console.WriteLine($"{measure.Name,-22} {measure.What}");
    return 0;
}

Console.WriteLine(FigureTable.Head);
using var data = new QualityData(arguments);
foreach (var measure in chosen)
{
    foreach (var line in FigureTable.Lines(measure, data))
        Console.WriteLine(line);
}

return 0;
