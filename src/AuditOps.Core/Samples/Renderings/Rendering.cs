namespace AuditOps.Core.Samples.Renderings;

/// <summary>Writes what happens in the words of one format.</summary>
internal abstract class Rendering(Escaping escaping)
{
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
    public long Records { get; protected set; }

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

    /// <summary>The next record's own identity, the same for the same sample.</summary>
    protected (ulong High, ulong Low) NextUid()
    {
        var number = (ulong)Records;
        return (SampleRandom.Mix(number * 2), SampleRandom.Mix((number * 2) + 1));
    }
}
