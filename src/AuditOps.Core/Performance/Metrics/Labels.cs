using System.Text.RegularExpressions;

namespace AuditOps.Core.Performance.Metrics;

/// <summary>Labels tell metrics of one name apart: <c>disk=sda,host=web1</c>, sorted by their keys.</summary>
internal static partial class Labels
{
    private const int Longest = 200;

    /// <summary>Labels as one text, the same whatever their order.</summary>
    /// <exception cref="AuditOpsException">One of them is none.</exception>
    public static string Of(IReadOnlyList<string> labels)
    {
        var pairs = labels.Select(label => label.Split('=', 2)).ToList();
        foreach (var (pair, label) in pairs.Zip(labels))
        {
            if (pair.Length != 2 || !Key().IsMatch(pair[0]) || pair[1].Length > Longest)
                throw new AuditOpsException(ErrorKind.InvalidRequest, "LabelInvalid",
                    $"'{label[..Math.Min(label.Length, 50)]}' is not a label. Write key=value; a key has letters, digits and underscores, a value at most {Longest} characters.");
        }

        if (pairs.GroupBy(pair => pair[0]).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "LabelInvalid", $"The label '{twice.Key}' is given twice. Give each key once.");
        return string.Join(',', pairs.OrderBy(pair => pair[0], StringComparer.Ordinal).Select(pair => $"{pair[0]}={Escape(pair[1])}"));
    }

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Key();
}
