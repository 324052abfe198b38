namespace AuditOps.Core.Readers.Json;

/// <summary>Between which two records of a JSON text a cut is: what the carry says.</summary>
/// <param name="Lines">Each line is a record (NDJSON), and is numbered as a line.</param>
/// <param name="InArray">Inside the array that holds the records.</param>
/// <param name="InWrapper">Inside an object's array of records, such as <c>{"Records":[</c>.</param>
internal readonly record struct JsonPlace(bool Lines, bool InArray, bool InWrapper)
{
    public static JsonPlace Parse(string carry) => new(carry == "lines", carry.Contains('['), carry.Contains('{'));

    public string ToCarry() => Lines ? "lines" : "values" + (InArray ? "[" : "") + (InWrapper ? "{" : "");

    /// <summary>True where the text may end here.</summary>
    public bool MayEnd => !InArray && !InWrapper;
}
