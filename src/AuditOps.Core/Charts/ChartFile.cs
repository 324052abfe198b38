using System.Text;
using System.Text.Json;
using AuditOps.Core.Charts.Html;
using AuditOps.Core.Json;

namespace AuditOps.Core.Charts;

/// <summary>Writes charts to a file: a page, or their data.</summary>
internal sealed class ChartFile
{
    private readonly OutputFile file;
    private readonly bool isPage;

    private ChartFile(OutputFile file, bool isPage) => (this.file, this.isPage) = (file, isPage);

    /// <summary>Its full path.</summary>
    public string Path => file.Path;

    /// <param name="path">Where it goes; its ending says what it is.</param>
    /// <param name="force">Whether it may replace a file.</param>
    /// <exception cref="AuditOpsException">The ending is no sort of chart, or there is such a file.</exception>
    public static ChartFile At(string path, bool force) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => new ChartFile(new OutputFile(path, force), isPage: true),
        ".json" => new ChartFile(new OutputFile(path, force), isPage: false),
        _ => throw new AuditOpsException(ErrorKind.InvalidRequest, "FileKindUnknown", $"A chart is written as a page (.html) or as its data (.json), and {path} is neither.") { Target = nameof(NewChart.Destination) },
    };

    public void Write(IReadOnlyList<Chart> charts) => file.Write(path =>
        File.WriteAllBytes(path, isPage ? Encoding.UTF8.GetBytes(ChartPage.Draw(charts)) : JsonSerializer.SerializeToUtf8Bytes(charts, JsonShape.Options)));
}
