using System.Text;
using AuditOps.Core.Readers;

namespace AuditOps.Core.Tests.Readers;

/// <summary>Runs a reader over bytes as import does, with buffers of any size. Records come in the order of their numbers.</summary>
internal static class Reading
{
    public static RecordList Read(RecordReader reader, string text, int buffer = 1 << 20, StreamEnd end = StreamEnd.Final) =>
        Read(reader, Encoding.UTF8.GetBytes(text), buffer, end);

    public static RecordList Read(RecordReader reader, byte[] bytes, int buffer = 1 << 20, StreamEnd end = StreamEnd.Final) =>
        Read(reader, new MemoryStream(bytes), Position.Zero, buffer, end).Records;

    public static (RecordList Records, Position End) Read(RecordReader reader, Stream stream, Position start, int buffer, StreamEnd end)
    {
        var list = new RecordList();
        var pump = new SlicePump(stream, reader, new SliceBuffers(buffer), source: 1, start);
        foreach (var slice in pump.Slices(end, TestContext.Current.CancellationToken))
        {
            using (slice)
            {
                // A copy without neighbours: a reader that looks outside its slice is found out.
                var alone = new Slice(slice.Source, slice.Bytes.ToArray(), slice.Start, slice.End, slice.Forced);
                var before = list.Records.Count;
                reader.Parse(alone, list);
                Assert.All(list.Records.Skip(before), record => Assert.InRange(record.Record, slice.Start.Record, slice.End.Record - 1));
            }
        }
        list.Records.Sort((one, other) => one.Record.CompareTo(other.Record));
        return (list, pump.End);
    }

    public static string? EndProblem(RecordReader reader, string text)
    {
        var pump = new SlicePump(new MemoryStream(Encoding.UTF8.GetBytes(text)), reader, new SliceBuffers(64), source: 1, Position.Zero);
        foreach (var slice in pump.Slices(StreamEnd.Final, TestContext.Current.CancellationToken)) slice.Dispose();
        return pump.Problem;
    }

    /// <summary>Asserts that the records do not depend on where the buffers end.</summary>
    public static void AssertSameInPieces(RecordReader reader, byte[] bytes, IEnumerable<int> sizes, string? carry = null)
    {
        RecordList In(int size) => Read(reader, new MemoryStream(bytes), Position.Zero with { Carry = carry }, size, StreamEnd.Final).Records;
        var whole = In(1 << 20);
        foreach (var size in sizes)
        {
            var pieces = In(size);
            Assert.Equal(whole.Records, pieces.Records);
            Assert.Equal(whole.Problems, pieces.Problems);
        }
    }
}
