namespace AuditOps.Cmdlets;

/// <summary>What an object from the pipeline is to a command that reads events.</summary>
internal abstract record PipelineItem
{
    /// <summary>A line of a log, or a record as one line of text.</summary>
    public sealed record Line(string Text) : PipelineItem;

    /// <summary>A file or folder.</summary>
    public sealed record File(string FullName) : PipelineItem;

    /// <summary>A result of ours that says where its events are: a finding, timeline, statistic or store.</summary>
    public sealed record Reference(EventSource Source) : PipelineItem;

    /// <summary>One event.</summary>
    public sealed record Event(EventSource Source) : PipelineItem;
}
