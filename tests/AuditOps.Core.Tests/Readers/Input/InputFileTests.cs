using System.IO.Compression;
using System.Text;
using AuditOps.Core.Readers.Input;

namespace AuditOps.Core.Tests.Readers.Input;

public sealed class InputFileTests : IDisposable
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i * 7919 % 20_000} é\n")));
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_MissingFolderOrUnreadable_SaysWhich()
    {
        var missing = Assert.Throws<AuditOpsException>(() => InputFile.Find(Path.Combine(Path.GetTempPath(), "no such file")));
        var directory = Assert.Throws<AuditOpsException>(() => InputFile.Find(Path.GetTempPath()));

        Assert.Equal((ErrorKind.NotFound, "PathNotFound"), (missing.Kind, missing.Code));
        Assert.Contains("no such file", missing.Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", directory.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PlainFile_ReadsFromAnyOffset()
    {
        var file = Assert.Single(InputFile.Find(folder.Write("a 'b' [c].log", Text)));

        Assert.False(file.IsCompressed);
        Assert.Equal(Text.Length, file.Length);
        Assert.Equal(Text, ReadAll(file).Bytes);
        Assert.Equal(Text[1000..], ReadAll(file, 1000).Bytes);
    }

    [Fact]
    public void Open_EmptyFile_IsEmpty() => AssertWhole([], InputFile.Find(folder.Write("empty", []))[0]);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Open_ByteOrderMark_GivesUtf8WithoutIt(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("é1\nb\U0001F600\n")];
        var file = InputFile.Find(folder.Write("bom", bytes))[0];

        Assert.Equal("é1\nb\U0001F600\n"u8.ToArray(), ReadAll(file).Bytes);
        Assert.Equal("b\U0001F600\n"u8.ToArray(), ReadAll(file, 4).Bytes);
    }

    [Fact]
    public void Open_GzipOfSeveralMembers_ReadsThemAll()
    {
        byte[] bytes = [.. Gzip(Text), .. Gzip([]), .. Gzip("end\n"u8.ToArray()), 0, 0, 0];
        var file = InputFile.Find(folder.Write("a.gz", bytes))[0];

        Assert.True(file.IsCompressed);
        AssertWhole([.. Text, .. "end\n"u8], file);
        Assert.Equal("end\n"u8.ToArray(), ReadAll(file, Text.Length).Bytes);
    }

    [Fact]
    public void Open_GzipWithEveryHeaderField_SkipsThem()
    {
        var plain = Gzip("x\n"u8.ToArray());
        byte[] bytes = [0x1F, 0x8B, 8, 0x1E, .. plain[4..10], 3, 0, 1, 2, 3, .. "name\0"u8, .. "comment\0"u8, 9, 9, .. plain[10..]];

        AssertWhole("x\n"u8.ToArray(), InputFile.Find(folder.Write("a.gz", bytes))[0]);
    }

    [Fact]
    public void Open_TruncatedGzip_KeepsWhatWasWholeAndSaysSo()
    {
        var whole = Gzip(Text);
        for (var length = 0; length < whole.Length; length += length < 40 || whole.Length - length < 40 ? 1 : 997)
        {
            if (length < 3) continue;
            var (bytes, damage) = ReadAll(InputFile.Find(folder.Write("a.gz", whole[..length]))[0]);

            Assert.NotNull(damage);
            Assert.Equal(Text[..bytes.Length], bytes);
            if (length >= whole.Length - 8) Assert.Equal(Text.Length, bytes.Length);
            if (length > 30_000) Assert.True(bytes.Length > length);
        }
    }

    [Fact]
    public void Open_GzipWithWrongChecksum_KeepsTheDataAndTheNextMember()
    {
        var wrong = Gzip(Text);
        wrong[^6] ^= 1;
        var (bytes, damage) = ReadAll(InputFile.Find(folder.Write("a.gz", [.. wrong, .. Gzip("end\n"u8.ToArray())]))[0]);

        Assert.Equal(Text.Concat("end\n"u8.ToArray()), bytes);
        Assert.Contains("checksum", damage, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_GzipFollowedByGarbage_SaysSo()
    {
        var (bytes, damage) = ReadAll(InputFile.Find(folder.Write("a.gz", [.. Gzip(Text), .. "garbage that is no gzip"u8]))[0]);

        Assert.Equal(Text, bytes);
        Assert.Contains("are not gzip", damage, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CorruptedGzip_NeverThrowsAndIsAlwaysReported()
    {
        var whole = Gzip(Text);
        var random = new Random(1);
        for (var run = 0; run < 100; run++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(10, bytes.Length)] ^= (byte)(1 << random.Next(8));

            Assert.NotNull(ReadAll(InputFile.FromStream(new MemoryStream(bytes), "a.gz")).Damage);
        }
    }

    [Fact]
    public void Find_Zip_GivesEachFileInIt()
    {
        var files = InputFile.Find(folder.Write("a.zip", Zip(("x/1.log", Text), ("x/", []), ("2.log.gz", Gzip("two\n"u8.ToArray())), ("__MACOSX/._1.log", [1]))));

        Assert.Equal(["x/1.log", "2.log.gz"], files.Select(f => f.Member));
        Assert.All(files, f => Assert.True(f.IsCompressed));
        AssertWhole(Text, files[0]);
        AssertWhole("two\n"u8.ToArray(), files[1]);
        Assert.Equal(new DateTime(2024, 2, 29), files[0].LastWriteTime.Date);
    }

    [Fact]
    public void Open_ZipMemberThatWasChanged_IsReported()
    {
        var bytes = Zip(("1.log", Text));
        bytes[bytes.Length / 2] ^= 0x10;

        Assert.NotNull(ReadAll(InputFile.Find(folder.Write("a.zip", bytes))[0]).Damage);
    }

    [Fact]
    public void Open_Bomb_NamesFileAndLimit()
    {
        var bomb = Gzip(new byte[10 << 20]);
        var limits = new InputLimits { RatioFrom = 1 << 20, MaxRatio = 100 };
        var path = folder.Write("bomb.gz", bomb);

        var ratio = Assert.Throws<AuditOpsException>(() => ReadAll(InputFile.Find(path, limits)[0]));
        var nested = Assert.Throws<AuditOpsException>(() => ReadAll(InputFile.Find(folder.Write("bomb2.gz", Gzip(bomb)), limits)[0]));
        var size = Assert.Throws<AuditOpsException>(() => ReadAll(InputFile.Find(path, new() { MaxBytes = 5_000_000 })[0]));
        var zip = Assert.Throws<AuditOpsException>(() => InputFile.Find(folder.Write("bomb.zip", Zip(("1.log", new byte[10 << 20]))), limits));

        Assert.All([ratio, nested, size, zip], e => Assert.Equal("CompressionBomb", e.Code));
        Assert.Contains("bomb.gz", ratio.Message, StringComparison.Ordinal);
        Assert.Contains("100 times", ratio.Message, StringComparison.Ordinal);
        Assert.Contains("5,000,000 bytes", size.Message, StringComparison.Ordinal);
        Assert.Contains("bomb.zip!1.log", zip.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\x7F" + "ELF\x2\x1\x1", "an ELF program")]
    [InlineData("\x89PNG\r\n", "a PNG picture")]
    [InlineData("ElfFile\0\0\0", "wevtutil")]
    [InlineData("LPKSHHRH", "journalctl")]
    [InlineData("\x01\x02\x03\x04\x05\x06\x07", "binary data")]
    public void Open_Binary_SaysWhatItIs(string head, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(head);
        foreach (var content in (byte[][])[bytes, Gzip(bytes)])
        {
            var error = Assert.Throws<AuditOpsException>(() => InputFile.Find(folder.Write("a.bin", content))[0].Open());

            Assert.Equal("NotText", error.Code);
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.Contains("a.bin", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_TextAfterManyNulBytes_IsText()
    {
        byte[] bytes = [.. new byte[10_000], .. "Jan  1 00:00:00 x\n"u8];

        Assert.Equal(bytes, ReadAll(InputFile.Find(folder.Write("a.log", bytes))[0]).Bytes);
    }

    private static void AssertWhole(byte[] expected, InputFile file)
    {
        var (bytes, damage) = ReadAll(file);
        Assert.Equal(expected, bytes);
        Assert.Null(damage);
    }

    private static (byte[] Bytes, string? Damage) ReadAll(InputFile file, long offset = 0)
    {
        using var stream = file.Open(offset);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return (bytes.ToArray(), stream.Damage);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Optimal)) gzip.Write(bytes);
        return into.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] members)
    {
        var into = new MemoryStream();
        using (var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }
        return into.ToArray();
    }
}
