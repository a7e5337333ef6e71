using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;

namespace Matching.Grpc.Interop;

/// <summary>
/// What gRPC's interoperability clients expect of a server (grpc/grpc, doc/interop-test-descriptions.md, "Server").
/// UnimplementedCall and UnimplementedService are left out on purpose: clients call them to see UNIMPLEMENTED.
/// </summary>
public sealed class InteropService : TestService.TestServiceBase
{
    // Responses of gigabytes would only test the memory of this server.
    private const int MaxPayload = 64 << 20;

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await EchoedMetadata.ReturnAsync(context, IsCompressed(request.ResponseCompressed));
        CompressedRequests.Require(request.ExpectCompressed, context);
        ThrowIfAsked(request.ResponseStatus);
        return new SimpleResponse { Payload = Zeros(request.ResponseSize) };
    }

    /// <summary>As <see cref="UnaryCall"/>, with leave for proxies to keep the answer for a minute.</summary>
    public override async Task<SimpleResponse> CacheableUnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "cache-control", "max-age=60, public" } });
        ThrowIfAsked(request.ResponseStatus);
        return new SimpleResponse { Payload = Zeros(request.ResponseSize) };
    }

    public override async Task StreamingOutputCall(StreamingOutputCallRequest request,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoedMetadata.ReturnAsync(context,
            request.ResponseParameters.Any(wish => IsCompressed(wish.Compressed)));
        await AnswerAsync(request, responseStream, context);
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        var size = 0;
        await foreach (var request in requestStream.ReadAllAsync())
        {
            CompressedRequests.Require(request.ExpectCompressed, context);
            size += request.Payload?.Body.Length ?? 0;
        }
        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    public override async Task FullDuplexCall(IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoedMetadata.ReturnAsync(context, isCompressed: false);
        await foreach (var request in requestStream.ReadAllAsync())
            await AnswerAsync(request, responseStream, context);
    }

    public override async Task HalfDuplexCall(IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoedMetadata.ReturnAsync(context, isCompressed: false);
        var requests = new List<StreamingOutputCallRequest>();
        await foreach (var request in requestStream.ReadAllAsync())
            requests.Add(request);
        foreach (var request in requests)
            await AnswerAsync(request, responseStream, context);
    }

    private static async Task AnswerAsync(StreamingOutputCallRequest request,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        ThrowIfAsked(request.ResponseStatus);
        foreach (var wish in request.ResponseParameters)
        {
            if (wish.IntervalUs > 0)
                await Task.Delay(TimeSpan.FromMicroseconds(wish.IntervalUs), context.CancellationToken);
            responseStream.WriteOptions = new WriteOptions(
                wish.Compressed is { Value: false } ? WriteFlags.NoCompress : default(WriteFlags));
            await responseStream.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(wish.Size) });
        }
    }

    private static bool IsCompressed(BoolValue? wish) => wish is { Value: true };

    private static void ThrowIfAsked(EchoStatus? status)
    {
        if (status is not null && status.Code != 0)
            throw new RpcException(new Status((StatusCode)status.Code, status.Message));
    }

    private static Payload Zeros(int size)
    {
        if (size is < 0 or > MaxPayload)
            throw new RpcException(new Status(StatusCode.InvalidArgument,
                FormattableString.Invariant($"Response size is {size} bytes, expected [0, {MaxPayload}].")));
        return new Payload { Body = ByteString.CopyFrom(new byte[size]) };
    }
}
