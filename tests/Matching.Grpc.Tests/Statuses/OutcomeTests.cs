using Grpc.Core;
using Matching.Grpc.Statuses;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Tests.Statuses;

public sealed class OutcomeTests
{
    [Fact]
    public void From_ABodyOverTheServersLimit_IsExhausted()
    {
        var outcome = Outcome.From(new BadHttpRequestException("too large", 413), isDetailed: false);
        Assert.Equal(StatusCode.ResourceExhausted, outcome.Status.StatusCode);
        Assert.Equal("Request body is larger than the server takes.", outcome.Status.Detail);
    }

    [Fact]
    public void From_ABodyThatCameTooSlowly_IsInternal()
    {
        var outcome = Outcome.From(new BadHttpRequestException("too slow", 408), isDetailed: false);
        Assert.Equal(StatusCode.Internal, outcome.Status.StatusCode);
        Assert.Equal("Request body could not be read.", outcome.Status.Detail);
    }

    [Fact]
    public void From_AnRpcException_KeepsStatusAndTrailers()
    {
        var thrown = new RpcException(new Status(StatusCode.OutOfRange, "far"), new Metadata { { "x", "1" } });
        var outcome = Outcome.From(thrown, isDetailed: true);
        Assert.Equal(thrown.Status, outcome.Status);
        Assert.Same(thrown.Trailers, outcome.Trailers);
    }
}
