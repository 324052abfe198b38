using System.Globalization;
using System.Text;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Readers.Input.Zstd;

namespace AuditOps.Core.Tests.Readers.Input.Zstd;

public sealed class ZstdInputTests
{
    private static readonly byte[] Text = MakeText();

    // Each file is what the zstd tool made of the start of the text.
    [Theory]
    [InlineData("fast.zst", 150_000)]
    [InlineData("strong.zst", 150_000)]
    [InlineData("small.zst", 500)]
    [InlineData("tiny.zst", 40)]
    [InlineData("frames.zst", 4_000)]
    public void Read_FrameOfTheTool_GivesTheText(string name, int length)
    {
        var (bytes, damage) = Decompress(Fixture(name));

        Assert.Equal(Text[..length], bytes);
        Assert.Null(damage);
    }

    [Fact]
    public void Read_RawAndRunLengthBlocks_AreCopied()
    {
        // Single segment of 11 bytes without checksum; a raw block of 5, a last block that repeats one byte 6 times.
        byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 11, 5 << 3, 0, 0, .. "hello"u8, 6 << 3 | 1 << 1 | 1, 0, 0, (byte)'x'];

        Assert.Equal(("helloxxxxxx", null), (Encoding.ASCII.GetString(Decompress(frame).Bytes), Decompress(frame).Damage));
    }

    [Fact]
    public void Read_TruncatedFrame_KeepsTheStartAndSaysSo()
    {
        var whole = Fixture("strong.zst");
        for (var length = 5; length < whole.Length; length += length < 40 || length > whole.Length - 10 ? 1 : 501)
        {
            var (bytes, damage) = Decompress(whole[..length]);

            Assert.NotNull(damage);
            Assert.Equal(Text[..bytes.Length], bytes);
            if (length >= whole.Length - 4) Assert.Equal(Text.Length, bytes.Length);
        }
    }

    [Fact]
    public void Read_ChangedChecksum_IsReported()
    {
        var frame = Fixture("fast.zst");
        frame[^1] ^= 1;
        var (bytes, damage) = Decompress(frame);

        Assert.Equal(Text, bytes);
        Assert.Contains("checksum is wrong", damage, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DamagedFrames_NeverThrowAndAreAlwaysReported()
    {
        var random = new Random(7);
        foreach (var name in (string[])["fast.zst", "strong.zst", "frames.zst"])
        {
            var whole = Fixture(name);
            for (var run = 0; run < 60; run++)
            {
                var bytes = whole.ToArray();
                bytes[random.Next(4, bytes.Length)] ^= (byte)(1 << random.Next(8));
                var (read, damage) = Decompress(bytes);

                // What a skippable frame holds does not matter.
                Assert.True(damage is not null || read.AsSpan().SequenceEqual(Text.AsSpan(0, read.Length)));
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x00, 0xFF, 1, 0, 0 }, "128 MiB")]
    [InlineData(new byte[] { 0x21, 0x07, 0x01, 1, 0, 0 }, "dictionary")]
    [InlineData(new byte[] { 0x20, 0x05, 0x07, 0, 0 }, "too large")]
    public void Read_WhatIsNotSupported_IsNamed(byte[] header, string expected) =>
        Assert.Contains(expected, Decompress([0x28, 0xB5, 0x2F, 0xFD, .. header]).Damage, StringComparison.Ordinal);

    [Fact]
    public void Read_BytesAfterTheFrame_AreReported() =>
        Assert.Contains("are not zstd", Decompress([.. Fixture("tiny.zst"), .. "garbage"u8]).Damage, StringComparison.Ordinal);

    [Fact]
    public void Open_ZstdFile_IsRecognised()
    {
        using var stream = InputFile.FromStream(new MemoryStream(Fixture("small.zst")), "a.log.zst").Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);

        Assert.Equal(Text[..500], bytes.ToArray());
    }

    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    public void XxHash64_KnownText_HasItsHash(string text, ulong expected)
    {
        var hash = new XxHash64();
        foreach (var value in Encoding.ASCII.GetBytes(text)) hash.Append([value]);

        Assert.Equal(expected, hash.Value);
    }

    private static (byte[] Bytes, string? Damage) Decompress(byte[] frame)
    {
        using var stream = new ZstdInput(new PeekStream(new MemoryStream(frame)));
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return (bytes.ToArray(), stream.Damage);
    }

    private static byte[] Fixture(string name)
    {
        using var stream = typeof(ZstdInputTests).Assembly.GetManifestResourceStream("zstd." + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] MakeText()
    {
        var seed = 1u;
        int Next() => (int)((seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF) >> 16);
        string[] words = ["accepted", "failed", "password", "for", "from", "admin"];
        var text = new StringBuilder();
        while (text.Length < 150_000)
        {
            for (var count = 3 + Next() % 6; count > 0; count--) text.Append(words[Next() % words.Length]).Append(' ');
            text.Append(CultureInfo.InvariantCulture, $"{Next() % 64} line\n");
        }
        return Encoding.ASCII.GetBytes(text.ToString(0, 150_000));
    }
}
