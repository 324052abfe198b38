using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Makes a chart.</summary>
[Cmdlet(VerbsCommon.New, "AuditChart"), OutputType(typeof(Chart))]
public sealed class NewAuditChartCommand : EventCommand<NewChart, Chart>
{
    private readonly List<string> _rows = [];

    [Parameter]
    public ChartType? Type { get; set; }

    [Parameter]
    public ChartMetric Metric { get; set; } = ChartMetric.Count;

    [Parameter]
    public ChartPeriod Period { get; set; } = ChartPeriod.Hourly;

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string? GroupBy { get; set; }

    [Parameter]
    public int Top { get; set; } = 10;

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Policy { get; set; } = ["access-hygiene"];

    [Parameter]
    public string? Title { get; set; }

    [Parameter]
    public string? Destination { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Summary("The property of the piped objects that goes along the chart: a name, a number or a time. With it or -Y, any objects are charted as they are.")]
    public string? X { get; set; }

    [Parameter]
    [Summary("The properties of the piped objects that are drawn. Without it, objects are counted.")]
    public string[] Y { get; set; } = [];

    /// <inheritdoc />
    protected override bool RunsOnce => true;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (InputObject is not null && (X is not null || Y.Length > 0 || ResultObject.HasChart(InputObject)))
            _rows.Add(RecordText.Of(InputObject));
        else
            base.ProcessRecord();
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (_rows.Count > 0)
            Run(ToRequest() with { Row = _rows, X = X, Y = Y });
        base.EndProcessing();
    }

    /// <inheritdoc />
    protected override NewChart ToRequest() => new()
    {
        Type = Type,
        Metric = Metric,
        Period = Period,
        GroupBy = GroupBy,
        Top = Top,
        Policy = Policy,
        Title = Title,
        Destination = FullPath(Destination),
        Force = Force,
    };
}
