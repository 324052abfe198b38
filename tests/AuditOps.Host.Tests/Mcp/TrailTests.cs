namespace AuditOps.Host.Tests.Mcp;

public sealed class TrailTests
{
    [Fact]
    public async Task Integrity_ByteThatWasFlipped_IsTold()
    {
        await using var assistant = await Assistant.Start();
        Assert.True((await Check(assistant)).GetProperty("valid").GetBoolean());
        var segment = Directory.GetFiles(Path.Combine(assistant.Store, "segments"))[0];
        var bytes = File.ReadAllBytes(segment);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(segment, bytes);

        var check = await Check(assistant);

        Assert.False(check.GetProperty("valid").GetBoolean());
        Assert.Contains(Path.GetFileNameWithoutExtension(segment), check.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Track_WithoutWhatMustBeGiven_SaysWhat()
    {
        await using var assistant = await Assistant.Start("--allow-changes");

        Assert.Contains("operation is missing", (await assistant.Fail("audit_track_backend", """{"backend_id": "s3"}""")).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("no parameter 'kind'", (await assistant.Fail("audit_track_vfs", """{"bucket_id": "b", "operation": "read", "kind": "logout"}""")).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.JsonElement> Check(Assistant assistant) => (await assistant.Ask("audit_integrity_check", "{}")).GetProperty("results")[0];
}
