using AuditOps.Core.Formats;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Formats;

/// <summary>Puts a runner's events into the table <c>staged</c> of its own database, where tests can read them.</summary>
internal static class StagedTable
{
    public static StagedEvents IntoTable(this FormatRunner runner, string events)
    {
        using var command = runner.Database.CreateCommand($"CREATE OR REPLACE TABLE staged AS SELECT * FROM {events}");
        command.ExecuteNonQuery();
        return StagedEvents.Read(runner.Database, "staged", default);
    }
}
