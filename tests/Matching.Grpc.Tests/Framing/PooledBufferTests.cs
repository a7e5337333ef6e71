using System.Buffers;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Tests.Framing;

public sealed class PooledBufferTests
{
    [Fact]
    public void Written_AfterManyGrowths_HoldsEveryByteInOrder()
    {
        using var buffer = new PooledBuffer();
        var expected = Enumerable.Range(0, 100_000).Select(number => (byte)number).ToArray();
        foreach (var part in expected.Chunk(777))
            buffer.Write(part);
        Assert.Equal(expected, buffer.Written.ToArray());
    }

    [Fact]
    public void Advance_OverTheLimit_Throws()
    {
        using var buffer = new PooledBuffer(limit: 10);
        buffer.Write(new byte[10]);
        buffer.GetSpan(1);
        Assert.Equal(10, Assert.Throws<BufferLimitException>(() => buffer.Advance(1)).Limit);
    }

    [Fact]
    public void ReadFrom_AStreamLongerThanTheLimit_StopsReading()
    {
        using var buffer = new PooledBuffer(limit: 1000);
        using var stream = new MemoryStream(new byte[10_000_000]);
        Assert.Throws<BufferLimitException>(() => buffer.ReadFrom(stream));
        Assert.InRange(stream.Position, 1001, 5000);
    }

    [Fact]
    public void Advance_BeyondWhatWasLent_Throws()
    {
        using var buffer = new PooledBuffer();
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
    }
}
