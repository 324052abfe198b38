using AuditOps.Core.Formats;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Imports;

/// <summary>An input whose format, identity and starting point are known.</summary>
/// <param name="Input">The file or stream.</param>
/// <param name="SourceFile">What its events will name as their file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Reader">Cuts its records.</param>
/// <param name="Expected">What the catalogue says of its source now; null for a new one.</param>
/// <param name="State">Where the import starts, as the catalogue will say it.</param>
/// <param name="Content">The text from the starting point on.</param>
/// <param name="Tail">The bytes before the starting point.</param>
/// <param name="End">What the end of the text means.</param>
internal sealed record PlannedInput(
    InputFile Input,
    string SourceFile,
    FormatDefinition Format,
    RecordReader Reader,
    ImportState? Expected,
    ImportState State,
    InputStream Content,
    Tail Tail,
    StreamEnd End) : IDisposable
{
    public void Dispose() => Content.Dispose();
}
