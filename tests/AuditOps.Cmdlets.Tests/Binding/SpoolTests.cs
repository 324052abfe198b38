namespace AuditOps.Cmdlets.Tests.Binding;

public sealed class SpoolTests
{
    [Fact]
    public void Read_Lines_GivesThemFromTheBeginning()
    {
        using var spool = new Spool();
        spool.Add("first");
        spool.Add("zweite – Zeile");
        using var reader = new StreamReader(spool.Read(), leaveOpen: true);
        Assert.Equal("first\nzweite – Zeile\n", reader.ReadToEnd());
    }

    [Fact]
    public void Read_ManyLines_GivesAll()
    {
        using var spool = new Spool();
        for (var line = 0; line < 100_000; line++)
            spool.Add("0123456789");
        Assert.Equal(1_100_000, spool.Read().Length);
    }
}
