using System.IO.Compression;
using System.Text;
using AuditOps.Core.Readers.Input;

namespace AuditOps.Core.Tests.Readers.Input;

/// <summary>Of a zip archive that was not copied whole, every member up to the cut is kept, and the cut is told.</summary>
public sealed class TruncatedZipTests : IDisposable
{
    private static readonly string[] Names = ["a.log", "x/b.log", "c.log"];
    private static readonly byte[][] Texts = [Text(1, 3_000), Text(2, 10), Text(3, 5_000)];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, CompressionLevel.Optimal)]
    [InlineData(true, CompressionLevel.Optimal)]
    [InlineData(false, CompressionLevel.NoCompression)]
    [InlineData(true, CompressionLevel.NoCompression)]
    public void Find_CutAnywhere_KeepsWhatCameBefore(bool streamed, CompressionLevel level)
    {
        var zip = Zip(streamed, level);
        var directory = zip.AsSpan().LastIndexOf("PK\x1\x2a.log"u8) is var found and >= 0 ? found : zip.AsSpan().IndexOf("PK\x1\x2"u8);
        for (var length = zip.Length - 1; length > 0; length -= length > directory - 60 ? 1 : 997)
        {
            var path = folder.Write("cut.zip", zip[..length]);
            IReadOnlyList<InputFile> members;
            try
            {
                members = InputFile.Find(path);
            }
            catch (AuditOpsException error)
            {
                Assert.True(length < 100, $"{length}: {error.Message}");
                continue;
            }

            Assert.Equal(Names[..members.Count], members.Select(member => member.Member));
            for (var i = 0; i < members.Count; i++)
            {
                var (bytes, damage) = Read(members[i]);
                // Where nothing is compressed, up to three bytes of what follows cannot be told from the data.
                Assert.True(Texts[i].AsSpan().StartsWith(bytes.AsSpan(0, Math.Min(bytes.Length, Texts[i].Length))), $"{length}: {members[i].Member}");
                Assert.InRange(bytes.Length, 0, Texts[i].Length + (streamed && level == CompressionLevel.NoCompression ? 3 : 0));
                Assert.Equal(i == members.Count - 1, damage is not null);
                Assert.True(i == members.Count - 1 || bytes.Length == Texts[i].Length);
            }
        }
    }

    [Fact]
    public void Find_DirectoryMissing_KeepsAllMembersWhole()
    {
        var zip = Zip(streamed: false, CompressionLevel.Optimal);

        var members = InputFile.Find(folder.Write("cut.zip", zip[..^30]));

        Assert.Equal(Names, members.Select(member => member.Member));
        Assert.Equal(Texts, members.Select(member => Read(member).Bytes));
        Assert.Contains("may have had more members", Read(members[2]).Damage, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2024, 2, 29, 12, 30, 58), members[0].LastWriteTime.LocalDateTime);
    }

    [Fact]
    public void Find_MemberChangedAndDirectoryMissing_TellsBoth()
    {
        var zip = Zip(streamed: false, CompressionLevel.NoCompression);
        zip[100] ^= 1;

        var members = InputFile.Find(folder.Write("cut.zip", zip[..^30]));

        Assert.Contains("checksum", Read(members[0]).Damage, StringComparison.Ordinal);
        Assert.Null(Read(members[1]).Damage);
    }

    [Fact]
    public void Find_NothingButAHeader_SaysThatItWasNotCopiedWhole()
    {
        var error = Assert.Throws<AuditOpsException>(() => InputFile.Find(folder.Write("cut.zip", Zip(streamed: false, CompressionLevel.Optimal)[..20])));

        Assert.Equal("UnusableArchive", error.Code);
        Assert.Contains("not copied whole", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Text(int seed, int lines)
    {
        var random = new Random(seed);
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, lines).Select(i => $"line {i} {random.Next()}\n")));
    }

    private static (byte[] Bytes, string? Damage) Read(InputFile file)
    {
        using var content = file.Open();
        var into = new MemoryStream();
        content.CopyTo(into);
        return (into.ToArray(), content.Damage);
    }

    /// <summary>An archive that is written to a pipe says how long a member is only after it.</summary>
    private static byte[] Zip(bool streamed, CompressionLevel level)
    {
        var into = new MemoryStream();
        using (var zip = new ZipArchive(streamed ? new Pipe(into) : into, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in Names.Zip(Texts))
            {
                var entry = zip.CreateEntry(name, level);
                entry.LastWriteTime = new DateTimeOffset(new DateTime(2024, 2, 29, 12, 30, 58, DateTimeKind.Local));
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return into.ToArray();
    }

    private sealed class Pipe(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
