using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.RichErrors;

public sealed class RpcStatusExtensionsTests
{
    [Fact]
    public async Task Status_WithDetails_ReachesTheClientWhole()
    {
        var sent = Sample();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, _) => throw sent.ToRpcException());
        using var channel = GrpcChannel.ForAddress(host.Address);
        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => new Probe.ProbeClient(channel).AskAsync(new Note()).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, "två fel"), (thrown.StatusCode, thrown.Status.Detail));
        var read = thrown.GetRpcStatus()!;
        Assert.Equal(sent, read);
        Assert.Equal("capacity", read.Details[0].Unpack<BadRequest>().FieldViolations.Single().Field);
    }

    [Fact]
    public void ToRpcException_UnderAnotherCode_KeepsTheDetails()
    {
        var exception = Sample().ToRpcException(StatusCode.Aborted, "other");
        Assert.Equal((StatusCode.Aborted, "other"), (exception.StatusCode, exception.Status.Detail));
        Assert.Equal(Sample(), exception.GetRpcStatus());
    }

    [Fact]
    public void ToRpcException_OfACodeThatIsNone_IsUnknown() =>
        Assert.Equal(StatusCode.Unknown, new Google.Rpc.Status { Code = 77 }.ToRpcException().StatusCode);

    [Fact]
    public void GetRpcStatus_WithoutTheTrailer_IsNull() =>
        Assert.Null(new RpcException(global::Grpc.Core.Status.DefaultCancelled).GetRpcStatus());

    [Fact]
    public void GetRpcStatus_OfABrokenTrailer_ThrowsUnlessToldNotTo()
    {
        var broken = new Metadata { { MetadataExtensions.StatusDetailsTrailerName, [0x0A, 0xFF] } };
        Assert.Throws<InvalidProtocolBufferException>(() => broken.GetRpcStatus());
        Assert.Null(broken.GetRpcStatus(ignoreParseError: true));
    }

    [Fact]
    public void SetRpcStatus_Twice_KeepsTheLast()
    {
        var trailers = new Metadata();
        trailers.SetRpcStatus(new Google.Rpc.Status { Code = 1 });
        trailers.SetRpcStatus(new Google.Rpc.Status { Code = 2 });
        Assert.Equal(2, trailers.GetRpcStatus()!.Code);
        Assert.Single(trailers);
    }

    private static Google.Rpc.Status Sample() => new()
    {
        Code = (int)Code.InvalidArgument,
        Message = "två fel",
        Details =
        {
            Any.Pack(new BadRequest
            {
                FieldViolations = { new BadRequest.Types.FieldViolation { Field = "capacity", Description = "low" } },
            }),
        },
    };
}
