using System.Text;
using System.Text.Json.Nodes;
using AuditOps.Host.Mcp.Answers;
using ModelContextProtocol.Protocol;

namespace AuditOps.Host.Mcp.Resources;

/// <summary>The reports that AuditOps has written below the folder that is open to the server.</summary>
internal sealed class ReportResources(string? root) : IResourceSet
{
    private const string MimeType = "text/html";
    private const string Mark = "<meta name=\"generator\" content=\"AuditOps\">";
    private const int HeadBytes = 1024;
    private const int MostFiles = 1_000;
    private const long MostBytes = 8 << 20;

    // A link may lead outside, so none is followed.
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 4,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public string Folder => "reports";

    public ResourceTemplate Template { get; } = new()
    {
        Name = "report",
        Title = "Report",
        UriTemplate = "auditops://reports/{file}",
        MimeType = MimeType,
        Description = "A report that AuditOps has written. " + Notice.InDescriptions,
    };

    public IEnumerable<Resource> List(CancellationToken cancellationToken) => Reports().Select(file => new Resource
    {
        Name = SafeText.Of(Relative(file)),
        Uri = Address(file),
        MimeType = MimeType,
        Size = new FileInfo(file).Length,
        Description = "A report that AuditOps has written. " + Notice.InDescriptions,
    });

    public TextResourceContents Read(string name, CancellationToken cancellationToken)
    {
        // Only what is listed can be read, so that no name leads anywhere else.
        var file = Reports().FirstOrDefault(file => Relative(file) == name)
            ?? throw new AuditOpsException(ErrorKind.NotFound, "ReportNotFound", $"There is no report '{name}' below the server's folder. Export-AuditReport writes one.");
        if (new FileInfo(file).Length > MostBytes)
            throw new AuditOpsException(ErrorKind.LimitReached, "ReportTooLarge", $"The report '{name}' is larger than {MostBytes >> 20} MB. Open it in a browser.");
        return new TextResourceContents { Uri = Address(file), MimeType = MimeType, Text = File.ReadAllText(file), Meta = new JsonObject { [Notice.Key] = true } };
    }

    private IEnumerable<string> Reports() => root is null
        ? []
        : Directory.EnumerateFiles(root, "*.html", Below).Take(MostFiles).Where(IsReport).Order(StringComparer.Ordinal);

    private static bool IsReport(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var head = new byte[HeadBytes];
            return Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)).Contains(Mark, StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Relative(string file) => Path.GetRelativePath(root!, file).Replace(Path.DirectorySeparatorChar, '/');

    private string Address(string file) => "auditops://reports/" + Uri.EscapeDataString(Relative(file));
}
