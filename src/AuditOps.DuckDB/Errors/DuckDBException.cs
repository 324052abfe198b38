using System.Data.Common;
using System.Globalization;

namespace AuditOps.DuckDB;

/// <summary>An error that DuckDB reports, in its own words.</summary>
public sealed class DuckDBException : DbException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="errorType">DuckDB's class of it.</param>
    /// <param name="position">Where in the SQL, if it is known; it is added to the message.</param>
    public DuckDBException(string message, DuckDBErrorType errorType, DuckDBPosition? position = null)
        : base(position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{message} (line {at.Line}, column {at.Column})") : message) =>
        (ErrorType, Position) = (errorType, position);

    /// <summary>DuckDB's class of the error.</summary>
    public DuckDBErrorType ErrorType { get; }

    /// <summary>Where in the command's text the error lies, or null where DuckDB does not say.</summary>
    public DuckDBPosition? Position { get; }
}
