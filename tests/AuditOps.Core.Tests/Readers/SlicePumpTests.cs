using System.Text;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Lines;

namespace AuditOps.Core.Tests.Readers;

public sealed class SlicePumpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Slices_ManyLines_FollowEachOtherWithoutGap()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n")));
        var pump = new SlicePump(new MemoryStream(text), new LineReader(), new SliceBuffers(1000), source: 7, Position.Zero);
        var (at, whole) = (Position.Zero, new MemoryStream());
        foreach (var slice in pump.Slices(StreamEnd.Growing, Cancellation))
        {
            Assert.Equal((7UL, at, false), (slice.Source, slice.Start, slice.Forced));
            Assert.InRange(slice.Bytes.Length, 1, 1000);
            whole.Write(slice.Bytes.Span);
            at = slice.End;
            slice.Dispose();
        }

        Assert.Equal(text, whole.ToArray());
        Assert.Equal(new Position(text.Length, 5001, null), at);
        Assert.Equal(at, pump.End);
    }

    [Fact]
    public void Slices_HeldByWorkers_AreNotOverwrittenAndBounded()
    {
        var buffers = new SliceBuffers(size: 64, limit: 64 * 4);
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"line {i}\n")));
        var held = new Queue<(Slice Slice, byte[] Copy)>();
        foreach (var slice in new SlicePump(new MemoryStream(text), new LineReader(), buffers, 1, Position.Zero).Slices(StreamEnd.Final, Cancellation))
        {
            held.Enqueue((slice, slice.Bytes.ToArray()));
            if (held.Count < 3) continue;
            Assert.InRange(buffers.Lent, 1, 64 * 4);
            var (oldest, copy) = held.Dequeue();
            Assert.Equal(copy, oldest.Bytes.ToArray());
            oldest.Dispose();
        }
        while (held.TryDequeue(out var last)) last.Slice.Dispose();

        Assert.Equal(0, buffers.Lent);
    }

    [Fact]
    public async Task Slices_TooMuchLent_WaitsUntilABufferComesBack()
    {
        var buffers = new SliceBuffers(size: 8, limit: 8);
        using var slices = new SlicePump(new MemoryStream("1234567\n1234567\n"u8.ToArray()), new LineReader(), buffers, 1, Position.Zero)
            .Slices(StreamEnd.Final, Cancellation).GetEnumerator();
        Assert.True(slices.MoveNext());
        var first = slices.Current;
        var next = Task.Run(slices.MoveNext, Cancellation);
        Assert.False(next.IsCompleted);
        first.Dispose();

        Assert.True(await next);
        Assert.Equal("1234567\n"u8.ToArray(), slices.Current.Bytes.ToArray());
    }

    [Fact]
    public async Task Slices_Cancelled_StopsAlsoWhileWaiting()
    {
        using var source = new CancellationTokenSource();
        var buffers = new SliceBuffers(size: 8, limit: 8);
        using var slices = new SlicePump(new MemoryStream(new byte[100]), new LineReader(), buffers, 1, Position.Zero) { MaxRecord = 8 }
            .Slices(StreamEnd.Final, source.Token).GetEnumerator();
        Assert.True(slices.MoveNext());
        var next = Task.Run(slices.MoveNext, Cancellation);
        await source.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public void Slices_EndlessRecord_IsCutAtTheLimit()
    {
        var pump = new SlicePump(new MemoryStream(new byte[100]), new LineReader(), new SliceBuffers(8), 1, Position.Zero) { MaxRecord = 32 };
        var lengths = new List<int>();
        foreach (var slice in pump.Slices(StreamEnd.Final, Cancellation))
        {
            lengths.Add(slice.Bytes.Length);
            Assert.True(slice.Forced);
            slice.Dispose();
        }

        Assert.Equal([32, 32, 32, 4], lengths);
    }

    [Fact]
    public void Slices_StreamFails_GivesTheBufferBack()
    {
        var buffers = new SliceBuffers(8);
        var pump = new SlicePump(new FailingStream(), new LineReader(), buffers, 1, Position.Zero);

        Assert.Throws<IOException>(() => pump.Slices(StreamEnd.Final, Cancellation).Count());
        Assert.Equal(0, buffers.Lent);
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("gone");
    }
}
