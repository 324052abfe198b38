using System.Diagnostics;
using AuditOps.Core.Formats;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Imports;

/// <summary>Keeps count of what becomes of each input, and says so once all of it is committed, in the order of the inputs.</summary>
/// <param name="store">The store that results name.</param>
internal sealed class ImportTally(string store)
{
    private readonly Dictionary<string, InputCount> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<PlannedInput, int> committed = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PlannedInput> moved = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<InputNews> news = new();
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly List<ImportInput> again = [];
    private readonly List<Problem> problems = [];

    /// <summary>Events committed so far.</summary>
    public long Events { get; private set; }

    /// <summary>How many inputs were read to their end.</summary>
    public int Inputs { get; private set; }

    /// <summary>Bytes on the disk that are done with.</summary>
    public long DoneBytes { get; private set; }

    /// <summary>An input was read to its end.</summary>
    public void Hear(InputNews heard)
    {
        Inputs++;
        DoneBytes += heard.Plan is { Input.Length: not null } plan ? plan.State.Offset : heard.Input.SizeBytes;
        news.Enqueue(heard);
    }

    /// <summary>Whether an earlier job of this input was not committed: then no later one may be.</summary>
    public bool HasStopped(PlannedInput input) => moved.Contains(input) || CountOf(input.SourceFile).Error is not null;

    /// <summary>A job's inputs must be planned again.</summary>
    public void Moved(ImportJob job)
    {
        foreach (var part in job.Parts)
        {
            moved.Add(part.Input);
            Count(part.Input);
        }
    }

    /// <summary>A job could not be staged; its inputs end here.</summary>
    public void Failed(ImportJob job, AuditOpsException error)
    {
        foreach (var part in job.Parts)
        {
            Count(part.Input);
            CountOf(part.Input.SourceFile).Error ??= error;
        }
    }

    /// <summary>A job was committed.</summary>
    public void Committed(ImportBatch batch, CommitResult result)
    {
        Events += result.Events;
        foreach (var part in batch.Job.Parts)
        {
            Count(part.Input);
            if (part.Input.Input.Length is not null)
                DoneBytes += part.Slice.Bytes.Length;
            if (batch.Staged?.Sources.GetValueOrDefault(part.Slice.Source) is { } staged)
                CountOf(part.Input.SourceFile).Add(staged, result.Doubles.GetValueOrDefault(part.Slice.Source));
        }

        foreach (var problem in batch.Problems)
        {
            var file = batch.Job.Parts.First(part => part.Slice.Source == problem.Source).Input.SourceFile;
            if (CountOf(file).Say(problem.Code))
                problems.Add(Notices.OfRecord(file, problem));
        }
    }

    /// <summary>Problems since the last call.</summary>
    public IReadOnlyList<Problem> TakeProblems()
    {
        if (problems.Count == 0)
            return [];
        var taken = problems.ToList();
        problems.Clear();
        return taken;
    }

    /// <summary>Results that are complete, in the order of the inputs.</summary>
    public IEnumerable<ImportResult> TakeFinished()
    {
        while (news.TryPeek(out var heard) && (heard.Plan is null || committed.GetValueOrDefault(heard.Plan) == heard.Parts))
        {
            news.Dequeue();
            if (heard.Deferred || (heard.Plan is { } plan && moved.Remove(plan) && CountOf(heard.SourceFile).Error is null))
            {
                if (!again.Contains(heard.Input))
                    again.Add(heard.Input);
                continue;
            }

            if (told.Add(heard.SourceFile))
                yield return Result(heard);
        }
    }

    /// <summary>Inputs that must be planned again.</summary>
    public IReadOnlyList<ImportInput> TakeMoved()
    {
        var taken = again.ToList();
        again.Clear();
        return taken;
    }

    private ImportResult Result(InputNews heard)
    {
        var count = CountOf(heard.SourceFile);
        problems.AddRange(Notices.OfInput(heard, count));
        return new ImportResult
        {
            SourceFile = heard.SourceFile,
            Format = heard.Plan?.Format.Name,
            Events = count.Events,
            Unparsed = count.Unparsed,
            AlreadyImported = count.Known + (heard.Plan is { Expected: not null } plan ? plan.State.Record - 1 : 0),
            SizeBytes = heard.SizeBytes,
            Duration = Stopwatch.GetElapsedTime(count.Started),
            Start = count.First,
            End = count.Last,
            Store = store,
        };
    }

    private void Count(PlannedInput input) => committed[input] = committed.GetValueOrDefault(input) + 1;

    private InputCount CountOf(string file) => counts.TryGetValue(file, out var count) ? count : counts[file] = new InputCount();
}
