namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>The number that a correlation compares, kept up to date while its window slides.</summary>
internal interface IMeasure
{
    /// <summary>An entry comes, at the window's end.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="since">When the window begins now, inclusive.</param>
    void Add(in WindowEntry entry, long since);

    /// <summary>The earliest entry goes.</summary>
    void Remove(in WindowEntry entry);

    /// <summary>Whether there is a number at all.</summary>
    bool HasValue { get; }

    /// <summary>The number.</summary>
    double Value { get; }

    /// <summary>Compares the number with another, exactly.</summary>
    int CompareTo(decimal bound);
}
