using AuditOps.Core.Store.Catalog;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Tests.Store;

public sealed class CatalogErrorTests
{
    [Theory]
    [InlineData(10, 20_000L, "DiskFull", "(0.0 MB are free)")]
    [InlineData(10, 5_000_000_000L, "StoreReadFailed", "(5,000.0 MB are free)")]
    [InlineData(10, null, "StoreReadFailed", "whether it is full")]
    [InlineData(13, 1_000_000L, "DiskFull", "(1.0 MB are free)")]
    public void Of_DiskFails_SaysWhetherItIsFull(int sqlite, long? free, string code, string said)
    {
        var error = CatalogError.Of(new SqliteException("disk I/O error", sqlite), "/data/store", _ => free);

        Assert.Equal(code, error.Code);
        Assert.Contains("'/data/store'", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
