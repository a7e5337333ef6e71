using Grpc.Core;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Tests.Framing;

public sealed class PayloadWriterTests
{
    [Fact]
    public void Write_ByArrayOrByBuffer_GivesTheSameFrameBody()
    {
        using var byArray = new PooledBuffer();
        using var byBuffer = new PooledBuffer();
        PayloadWriter.Write(byArray, null, "", (_, context) => context.Complete([1, 2, 3]));
        PayloadWriter.Write(byBuffer, null, "", (_, context) =>
        {
            context.SetPayloadLength(3);
            System.Buffers.BuffersExtensions.Write(context.GetBufferWriter(), new byte[] { 1, 2, 3 });
            context.Complete();
        });
        Assert.Equal(byArray.Written.ToArray()[5..], byBuffer.Written.ToArray()[5..]);
    }

    [Fact]
    public void Write_ByAMarshallerThatDoesNotComplete_SaysSo()
    {
        using var buffer = new PooledBuffer();
        var thrown = Assert.Throws<InvalidOperationException>(
            () => PayloadWriter.Write(buffer, null, "", (_, _) => { }));
        Assert.Equal("Marshaller has not completed its message, expected Complete().", thrown.Message);
    }

    [Fact]
    public void Write_ByAMarshallerThatCompletesTwice_SaysSo()
    {
        using var buffer = new PooledBuffer();
        var thrown = Assert.Throws<InvalidOperationException>(
            () => PayloadWriter.Write(buffer, null, "", (_, context) =>
            {
                context.Complete([]);
                context.Complete();
            }));
        Assert.Equal("Marshaller has completed its message twice, expected once.", thrown.Message);
    }

    [Fact]
    public void Write_OfAnAnnouncedLengthOverTheLimit_IsRefusedBeforeAnythingIsWritten()
    {
        using var buffer = new PooledBuffer();
        var thrown = Assert.Throws<RpcException>(() => PayloadWriter.Write(buffer, 10, "", (_, context) =>
            context.SetPayloadLength(11)));
        Assert.Equal(StatusCode.ResourceExhausted, thrown.StatusCode);
        Assert.Equal(FrameHeader.Size, buffer.Length);
    }

    [Fact]
    public void Write_OfMoreThanTheLimitWithoutALength_IsRefused()
    {
        using var buffer = new PooledBuffer();
        var thrown = Assert.Throws<RpcException>(() => PayloadWriter.Write(buffer, 10, "", (_, context) =>
        {
            context.GetBufferWriter().GetSpan(11)[..11].Clear();
            context.GetBufferWriter().Advance(11);
            context.Complete();
        }));
        Assert.Equal("Sent message has 11 bytes, expected at most 10.", thrown.Status.Detail);
    }
}
