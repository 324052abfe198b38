using System.Buffers;
using System.Text;
using AuditOps.Core.Readers;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers;

public sealed class Utf8TextTests
{
    [Fact]
    public void Clean_AnyBytes_DoesWhatTheFrameworkDoes()
    {
        var pieces = Gen.Elements<byte[]>([0xFF], [0xC3, 0xA9], [0xC3], [0xE2, 0x82], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80], [0x80], [0], [.. new byte[300]], [.. Enumerable.Repeat((byte)'x', 255)]);
        Prop.ForAll(pieces.ListOf().Select(p => p.SelectMany(b => b).ToArray()).ToArbitrary(), bytes =>
        {
            var into = new ArrayBufferWriter<byte>();
            var replaced = Utf8Text.Clean(bytes, into);
            var expected = Encoding.UTF8.GetString(bytes);

            Assert.Equal(expected, Encoding.UTF8.GetString(into.WrittenSpan));
            Assert.Equal(expected.Count(c => c == '\uFFFD'), replaced);
            Assert.Equal(replaced == 0, Utf8Text.IsClean(bytes));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
