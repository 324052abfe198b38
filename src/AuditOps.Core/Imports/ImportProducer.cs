using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>Plans inputs one after another and cuts them into jobs. Small slices of one format share a job, so that they share a segment.</summary>
/// <param name="planner">Decides what is new in an input.</param>
/// <param name="tell">Hears what becomes of each input.</param>
internal sealed class ImportProducer(ImportPlanner planner, Action<InputNews> tell)
{
    private const int SmallBytes = 2 << 20;
    private const int JobBytes = 12 << 20;
    private const int JobParts = 2_000;

    private readonly SliceBuffers buffers = new();
    private readonly HashSet<ulong> begun = [];
    private List<ImportPart> gathered = [];

    /// <summary>All jobs of the inputs. They must be committed in this order.</summary>
    public IEnumerable<ImportJob> Jobs(IEnumerable<ImportInput> inputs, CancellationToken cancellationToken)
    {
        foreach (var input in inputs)
        {
            foreach (var (file, sourceFile) in Files(input))
            {
                if (Plan(input, file, sourceFile, cancellationToken) is not { } plan)
                    continue;
                using (plan)
                {
                    // Which of two inputs with the same first record is the same source can be told once the first is committed.
                    if (!begun.Add(plan.State.Root))
                    {
                        tell(new InputNews(input, sourceFile) { Deferred = true });
                        continue;
                    }

                    foreach (var job in Jobs(input, plan, cancellationToken))
                        yield return job;
                }
            }
        }

        if (gathered.Count > 0)
            yield return Gathered();
    }

    private IEnumerable<ImportJob> Jobs(ImportInput input, PlannedInput plan, CancellationToken cancellationToken)
    {
        var (expected, state, parts) = (plan.Expected, plan.State, 0);
        var pump = new SlicePump(plan.Content, plan.Reader, buffers, state.Source, new Position(state.Offset, state.Record, state.Carry));
        using var slices = pump.Slices(plan.End, cancellationToken).GetEnumerator();
        AuditOpsException? error;
        while (Next(slices, out error) is { } slice)
        {
            plan.Tail.Append(slice.Bytes.Span);
            var step = new ImportStep(expected, state with
            {
                Path = plan.SourceFile,
                Offset = slice.End.Offset,
                Record = slice.End.Record,
                Carry = slice.End.Carry,
                Tail = SourceIdentity.HashTail(plan.Tail.Bytes),
            });
            (expected, state, parts) = (step.After, step.After, parts + 1);
            if (slice.Bytes.Length > SmallBytes)
            {
                if (gathered.Count > 0)
                    yield return Gathered();
                yield return new ImportJob(plan.Format, [new ImportPart(plan, slice, step)]);
                continue;
            }

            if (gathered.Count > 0 && !Fits(plan, slice))
                yield return Gathered();
            gathered.Add(new ImportPart(plan, Copy(slice), step));
        }

        tell(new InputNews(input, plan.SourceFile)
        {
            Plan = plan,
            Parts = parts,
            SizeBytes = state.Offset - plan.State.Offset,
            Waiting = pump.Waiting,
            Damage = pump.Problem ?? plan.Content.Damage,
            Error = error,
        });
    }

    private IReadOnlyList<(InputFile File, string SourceFile)> Files(ImportInput input)
    {
        try
        {
            return [.. InputFile.Find(input.File).Select(file => (file, file.Member is null ? input.SourceFile : $"{input.SourceFile}!{file.Member}"))];
        }
        catch (AuditOpsException error)
        {
            tell(new InputNews(input, input.SourceFile) { Error = error });
            return [];
        }
    }

    private PlannedInput? Plan(ImportInput input, InputFile file, string sourceFile, CancellationToken cancellationToken)
    {
        try
        {
            return planner.Plan(file, sourceFile, cancellationToken);
        }
        catch (AuditOpsException error)
        {
            tell(new InputNews(input, sourceFile) { Error = error });
            return null;
        }
    }

    /// <summary>The next slice; null at the end, or where the input cannot be read further.</summary>
    private static Slice? Next(IEnumerator<Slice> slices, out AuditOpsException? error)
    {
        error = null;
        try
        {
            return slices.MoveNext() ? slices.Current : null;
        }
        catch (Exception fault) when (Faults.Translate(fault) is { } translated)
        {
            error = translated;
            return null;
        }
    }

    private bool Fits(PlannedInput plan, Slice slice) =>
        gathered[0].Input.Format.File == plan.Format.File
        && gathered.Count < JobParts
        && gathered.Sum(part => (long)part.Slice.Bytes.Length) + slice.Bytes.Length <= JobBytes;

    private ImportJob Gathered()
    {
        var job = new ImportJob(gathered[0].Input.Format, gathered);
        gathered = [];
        return job;
    }

    /// <summary>A slice that holds just its own bytes, so that its large buffer can be lent again.</summary>
    private static Slice Copy(Slice slice)
    {
        using (slice)
            return new Slice(slice.Source, slice.Bytes.ToArray(), slice.Start, slice.End, slice.Forced);
    }
}
