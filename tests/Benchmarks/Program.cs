using System.Globalization;
using AuditOps.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [MemoryChild.Verb, var store, var file])
    return MemoryChild.Run(store, file);
if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var chosen = BenchmarkCatalog.All.Where(benchmark => arguments.Only.Count == 0 || arguments.Only.Any(benchmark.Name.Contains)).ToList();
if (arguments.List)
{
    foreach (var benchmark in chosen)
        Console.WriteLine($"{benchmark.Name,-22} {benchmark.What}");
    return 0;
}

using var data = new BenchmarkData(arguments);
var verdicts = new List<Verdict>();
Console.WriteLine(ResultTable.Head);
foreach (var benchmark in chosen)
{
    var verdict = Verdict.Of(benchmark, data);
    verdicts.Add(verdict);
    Console.WriteLine(ResultTable.Line(verdict));
}

if (arguments.Json is { } json)
    ResultJson.Write(json, verdicts);
return 0;
