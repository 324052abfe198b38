using System.Globalization;
using AuditOps.Core.Formats;

namespace AuditOps.Core.Imports;

/// <summary>What import tells people about inputs and records, always with the file.</summary>
internal static class Notices
{
    private static readonly string[] HarmlessCodes = ["InputEmpty", "InputIncomplete"];

    /// <summary>Something wrong with one record.</summary>
    public static Problem OfRecord(string file, RecordProblem problem) =>
        Warning(problem.Code, file, $"{file}, record {problem.Record}: {problem.Message}.");

    /// <summary>Everything worth knowing about an input that is done.</summary>
    public static IEnumerable<Problem> OfInput(InputNews heard, InputCount count)
    {
        var file = heard.SourceFile;
        if ((heard.Error ?? count.Error) is { } error)
        {
            var level = heard.Input.Named && !HarmlessCodes.Contains(error.Code) ? ProblemLevel.Error : ProblemLevel.Warning;
            yield return new Problem(level, error.Kind, error.Code, error.Message, error.Target ?? file);
        }

        if (heard.Damage is { } damage)
            yield return Warning("InputDamaged", file, $"{file}: {damage}.");
        if (heard.Waiting > 0)
            yield return Warning("InputIncomplete", file, $"{file}: its last {heard.Waiting:N0} bytes are no complete record yet; they are imported when the rest has been written.");
        if (count.Unparsed > 0)
            yield return Warning("RecordsUnparsed", file, $"{file}, record {count.FirstUnparsed}: {count.Unparsed:N0} of {count.Events + count.Known:N0} records are not of the format {heard.Plan?.Format.Name}. They are kept, with category unparsed.");
        if (count.Timeless > 0)
            yield return Warning("RecordsTimeless", file, $"{file}, record {count.FirstTimeless}: {count.Timeless:N0} of {count.Events + count.Known:N0} records name no usable time. They are kept, without a time.");
    }

    private static Problem Warning(string code, string file, FormattableString message) =>
        new(ProblemLevel.Warning, ErrorKind.InvalidData, code, message.ToString(CultureInfo.InvariantCulture), file);
}
