namespace AuditOps.Core.Store.Scanning;

/// <summary>The conditions that may hold on an event, each once.</summary>
internal sealed class Candidates(int conditions)
{
    private readonly int[] _round = new int[conditions];
    private readonly int[] _numbers = new int[conditions];
    private int _now;
    private int _count;

    /// <summary>The conditions, in no order.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, _count);

    /// <summary>Starts anew, for the next event.</summary>
    public void Clear()
    {
        _now++;
        _count = 0;
    }

    public void Add(ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            if (_round[number] == _now)
                continue;
            _round[number] = _now;
            _numbers[_count++] = number;
        }
    }
}
