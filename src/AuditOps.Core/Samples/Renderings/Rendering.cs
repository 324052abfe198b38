namespace AuditOps.Core.Samples.Renderings;

/// <summary>Writes what happens in the words of one format.</summary>
internal abstract class Rendering(Escaping escaping)
{
    private long number;

    /// <summary>The format's name.</summary>
    public abstract string Format { get; }

    /// <summary>The name of the file.</summary>
    public abstract string FileName { get; }

    /// <summary>What the format can tell.</summary>
    public abstract IReadOnlySet<ActivityKind> Kinds { get; }

    public abstract Vocabulary Vocabulary { get; }

    /// <summary>What was written and not yet taken.</summary>
    public RecordText Text { get; } = new(escaping);

    /// <summary>Records so far.</summary>
    public long Records { get; private set; }

    /// <summary>The numbers of the last activity's records, as readers count them: mostly lines.</summary>
    public List<long> Written { get; } = [];

    /// <summary>Writes what comes before the first record.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Writes an activity, as no record, one, or several.</summary>
    public abstract void Render(in Activity activity);

    /// <summary>Writes what comes after the last record.</summary>
    public virtual void End()
    {
    }

    /// <summary>Counts a record.</summary>
    protected void NextRecord()
    {
        Records++;
        Written.Add(++number);
    }

    /// <summary>Leaves out a number that readers give to something else than a record's beginning.</summary>
    protected void SkipNumber() => number++;

    /// <summary>The next record's own identity, the same for the same sample.</summary>
    protected (ulong High, ulong Low) NextUid()
    {
        var number = (ulong)Records;
        return (SampleRandom.Mix(number * 2), SampleRandom.Mix((number * 2) + 1));
    }
}
