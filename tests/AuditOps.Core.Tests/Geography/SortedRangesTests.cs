using System.Globalization;
using System.Text;
using AuditOps.Core.Geography;

namespace AuditOps.Core.Tests.Geography;

public sealed class SortedRangesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void Locate_AnyAddress_IsWhatAReaderOfAllLinesSays(int ranges)
    {
        var random = new Random(ranges);
        var lines = new StringBuilder();
        var next = 0L;
        for (var i = 0; i < ranges; i++)
        {
            var first = next + random.Next(0, 3);
            next = first + random.Next(1, 5);
            lines.Append(CultureInfo.InvariantCulture, $"{Text(first)},{Text(next - 1)},{(i % 2 == 0 ? "DE" : "FR")}\n");
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, lines.ToString());
            IAtlas? all = ranges == 0 ? null : RangeFile.Read(file);
            var sorted = new SortedRanges(File.ReadAllBytes(file));
            for (var address = 0L; address <= next + 3; address++)
                Assert.Equal(all?.Locate(Text(address)), sorted.Locate(Text(address)));
            Assert.Null(sorted.Locate("no address"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("asn-country-ipv4.csv")]
    [InlineData("asn-country-ipv6.csv")]
    public void FilesThatShip_AreInOrder(string name)
    {
        var file = Folders().Select(folder => Path.Combine(folder, "module", "engine", "geography", name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(file is null, $"{name} was not brought by the build.");

        var previous = UInt128.Zero;
        foreach (var line in File.ReadLines(file))
        {
            var cells = line.Split(',');
            var (first, last) = (Network.Number(cells[0]), Network.Number(cells[1]));
            Assert.True(cells.Length == 3 && first >= previous && last >= first, line);
            previous = last!.Value;
        }

        var all = RangeFile.Read(file);
        var sorted = new SortedRanges(File.ReadAllBytes(file));
        foreach (var address in File.ReadLines(file).Where((_, i) => i % 997 == 0).SelectMany(line => line.Split(',').Take(2)))
            Assert.Equal(all.Locate(address), sorted.Locate(address));
    }

    private static IEnumerable<string> Folders()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }

    [Theory]
    [InlineData("1.2.3.4", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("256.1.1.1", false)]
    [InlineData("1.2.3", true)]
    [InlineData("1.2.3.", false)]
    [InlineData("1..2.3", false)]
    [InlineData("01.2.3.4", true)]
    [InlineData("::ffff:1.2.3.4", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("", false)]
    public void Number_AnyText_IsWhatTheFrameworkSays(string text, bool isAddress)
    {
        Assert.Equal(isAddress, Network.Number(text) is not null);
        Assert.Equal(System.Net.IPAddress.TryParse(text, out var parsed) ? Network.Number(parsed) : null, Network.Number(text));
    }

    private static string Text(long number) => string.Create(CultureInfo.InvariantCulture, $"81.0.{number / 256}.{number % 256}");
}
