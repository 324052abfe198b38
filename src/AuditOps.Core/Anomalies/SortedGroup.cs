namespace AuditOps.Core.Anomalies;

/// <summary>Sorted values of one kind of hour, that answer what they would be like without one of them.</summary>
internal sealed class SortedGroup
{
    private readonly double[] _values;

    public SortedGroup(IEnumerable<double> values)
    {
        _values = [.. values];
        Array.Sort(_values);
    }

    /// <summary>How many values are left without one of them.</summary>
    /// <param name="without">A value that is left out; null when the one that is looked at is not among them.</param>
    public int CountWithout(double? without) => _values.Length - (without is null ? 0 : 1);

    /// <summary>The quantile of the others, interpolated between neighbours.</summary>
    /// <param name="q">0 to 1; one half is the median.</param>
    /// <param name="without">A value that is left out; null when the one that is looked at is not among them.</param>
    public double Quantile(double q, double? without)
    {
        var left = without is { } value ? Array.BinarySearch(_values, value) : _values.Length;
        var place = q * (CountWithout(without) - 1);
        var low = (int)Math.Floor(place);
        var high = (int)Math.Ceiling(place);
        return At(low, left) + ((place - low) * (At(high, left) - At(low, left)));
    }

    private double At(int index, int left) => _values[index < left ? index : index + 1];
}
