namespace AuditOps;

/// <summary>How far an operation has come.</summary>
/// <param name="Activity">What is being done, such as <c>Importing</c>.</param>
/// <param name="Status">Where it stands, such as a file name and a rate.</param>
/// <param name="Fraction">0 to 1, or null when it cannot be known.</param>
/// <param name="Completed">True once, at the end.</param>
public sealed record Progress(string Activity, string Status, double? Fraction, bool Completed = false);
