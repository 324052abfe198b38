namespace AuditOps.Core.Anomalies.Series;

/// <summary>
/// What the next value will probably be: a level that follows slowly, and how much each part of a day or of a week usually lies above it.
/// Of no season, a day's and a week's, the one is used that has lately been nearest.
/// </summary>
internal sealed class SeasonalForecast
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Season[] _seasons = [new("level", Day, 1), new("hour of the day", Day, 48), new("hour of the week", 7 * Day, 168)];
    private Season _best;

    public SeasonalForecast() => _best = _seasons[0];

    /// <summary>What the forecast goes by.</summary>
    public string Name => _best.Name;

    /// <summary>The value that is expected at a time, and whether that part of the season is known.</summary>
    public (double Value, bool IsKnown) Expect(DateTime time)
    {
        _best = _seasons.MinBy(season => season.Error)!;
        return (_best.Expect(time), _best.Knows(time));
    }

    /// <summary>Learns the value of a time.</summary>
    public void Learn(DateTime time, double value)
    {
        foreach (var season in _seasons)
            season.Learn(time, value);
    }

    private sealed class Season(string name, TimeSpan length, int slots)
    {
        private const double LevelRate = 0.002;
        private const double SlotRate = 0.05;
        private const double ErrorRate = 0.005;
        private const int FewestVisits = 3;
        private const int FewestOfLevel = 150;

        private readonly double[] _above = new double[slots];
        private readonly int[] _visits = new int[slots];
        private double _level;
        private long _count;

        public string Name => name;

        /// <summary>The mean absolute error, lately.</summary>
        public double Error { get; private set; }

        public double Expect(DateTime time) => _level + Above(Slot(time));

        // A level alone is known once a part of the day could be.
        public bool Knows(DateTime time) => slots == 1 ? _count >= FewestOfLevel : _visits[Slot(time)] >= FewestVisits;

        public void Learn(DateTime time, double value)
        {
            var slot = Slot(time);
            if (_count > 0)
                Error += Math.Max(ErrorRate, 1.0 / _count) * (Math.Abs(value - Expect(time)) - Error);
            _level = _count == 0 ? value : _level + (Math.Max(LevelRate, 1.0 / (_count + 1)) * (value - Above(slot) - _level));
            _count++;
            if (slots == 1)
                return;
            _visits[slot]++;
            _above[slot] += Math.Max(SlotRate, 1.0 / _visits[slot]) * (value - _level - _above[slot]);
        }

        private double Above(int slot) => _visits[slot] >= FewestVisits ? _above[slot] : 0;

        // From Monday, midnight.
        private int Slot(DateTime time) => (int)((time.Ticks % length.Ticks) * (double)slots / length.Ticks);
    }
}
