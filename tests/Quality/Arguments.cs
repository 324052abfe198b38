namespace AuditOps.Quality;

/// <summary>The command line.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/Quality -- [options]
          --only NAME   only measures whose name contains NAME; may be given more than once
          --data DIR    real logs, as AUDITOPS_DATA names them; without both, shared/data above the clone
          --seed N      the first seed of made samples; without it 12000, which nothing was developed with
          --list        names all measures
        """;

    public IReadOnlyList<string> Only { get; private init; } = [];

    public string? Data { get; private init; }

    public int Seed { get; private init; } = 12_000;

    public bool List { get; private init; }

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
                case ["--data", var folder, ..]:
                    arguments = arguments with { Data = folder };
                    break;
                case ["--seed", var text, ..] when int.TryParse(text, out var seed):
                    arguments = arguments with { Seed = seed };
                    break;
                case ["--list", ..]:
                    arguments = arguments with { List = true };
                    break;
                default:
                    return null;
            }

            given = given[(given[0] is "--list" ? 1 : 2)..];
        }

        return arguments;
    }
}
