namespace AuditOps.Core.Readers;

/// <summary>How the bytes of a source end.</summary>
internal enum StreamEnd
{
    /// <summary>More bytes follow at once.</summary>
    Open,

    /// <summary>The file ends here for now and may grow: a partial last record waits.</summary>
    Growing,

    /// <summary>Nothing will follow (compressed, rotated, or given by path): a partial last record is a record.</summary>
    Final,

    /// <summary>Nothing will follow, unless the stream turns out to be cut off: then somebody may still be writing it.</summary>
    FinalIfWhole,
}
