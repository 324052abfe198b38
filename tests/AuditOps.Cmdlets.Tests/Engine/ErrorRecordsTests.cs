using System.Management.Automation;

namespace AuditOps.Cmdlets.Tests.Engine;

public sealed class ErrorRecordsTests
{
    [Fact]
    public void CategoryOf_EveryKind_HasOneOfItsOwn()
    {
        var categories = Enum.GetValues<ErrorKind>().Select(ErrorRecords.CategoryOf).ToList();
        Assert.Distinct(categories);
        Assert.Single(categories, ErrorCategory.NotSpecified);
    }
}
