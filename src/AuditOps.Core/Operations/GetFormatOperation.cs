using AuditOps.Core.Formats;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Lists the formats.</summary>
internal sealed class GetFormatOperation : IOperation<GetFormat, FormatInfo>
{
    public IEnumerable<FormatInfo> Run(GetFormat request, OperationContext context)
    {
        var formats = context.Workspace.Formats(request.Store);
        foreach (var name in request.Name.Where(name => !Wildcard.IsPattern(name)))
            _ = formats[name];
        return formats.All.Where(format => Wildcard.IsMatchOfAny(request.Name, format.Name)).Select(Info);
    }

    private static FormatInfo Info(FormatDefinition format) => new()
    {
        Name = format.Name,
        Title = format.Title,
        Reader = string.Join(' ', format.Readers),
        FilePattern = format.FilePatterns,
        OwnedBy = format.Shipped ? "AuditOps" : "Store",
        DefinedIn = format.File,
    };
}
