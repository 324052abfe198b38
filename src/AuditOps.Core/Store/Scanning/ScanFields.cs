using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>The fields that a condition asks about.</summary>
internal static class ScanFields
{
    public static IEnumerable<EventField> Of(EventFilter filter) => filter switch
    {
        EventFilter.And and => and.Parts.SelectMany(Of),
        EventFilter.Or or => or.Parts.SelectMany(Of),
        EventFilter.Not not => Of(not.Part),
        EventFilter.Field { Test: FieldTest.Field test } field => [field.Of, test.Other],
        EventFilter.Field field => [field.Of],
        _ => [],
    };
}
