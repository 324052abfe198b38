namespace AuditOps.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/Benchmarks -- [options]
          --only NAME   only benchmarks whose name contains NAME; may be given more than once
          --quick       a tenth of the data
          --full        memory is measured with 10 GB
          --json FILE   writes the results as JSON too
          --data DIR    keeps the made logs and stores in this folder for the next run
          --list        names all benchmarks
        """;

    public IReadOnlyList<string> Only { get; private init; } = [];

    public bool Quick { get; private init; }

    public bool Full { get; private init; }

    public bool List { get; private init; }

    public string? Json { get; private init; }

    public string? Data { get; private init; }

    /// <summary>Null when they cannot be understood.</summary>
    public static Arguments? Parse(ReadOnlySpan<string> given)
    {
        var arguments = new Arguments();
        while (given.Length > 0)
        {
            switch (given)
            {
                case ["--only", var name, ..]:
                    arguments = arguments with { Only = [.. arguments.Only, name] };
                    break;
                case ["--json", var file, ..]:
                    arguments = arguments with { Json = file };
                    break;
                case ["--data", var folder, ..]:
                    arguments = arguments with { Data = folder };
                    break;
                case ["--quick", ..]:
                    arguments = arguments with { Quick = true };
                    break;
                case ["--full", ..]:
                    arguments = arguments with { Full = true };
                    break;
                case ["--list", ..]:
                    arguments = arguments with { List = true };
                    break;
                default:
                    return null;
            }

            given = given[(given[0] is "--only" or "--json" or "--data" ? 2 : 1)..];
        }

        return arguments;
    }
}
