using Google.Protobuf;
using Grpc.Core;

namespace Matching.Grpc.Tests.Interop;

/// <summary>
/// What gRPC's interoperability clients expect of a server (grpc/grpc, doc/interop-test-descriptions.md).
/// </summary>
public sealed class InteropService : TestService.TestServiceBase
{
    private const string InitialKey = "x-grpc-test-echo-initial";
    private const string TrailingKey = "x-grpc-test-echo-trailing-bin";
    private const string EncodingHeader = "grpc-encoding";

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await EchoMetadataAsync(context, request.ResponseCompressed);
        RequireCompressed(request.ExpectCompressed, context);
        ThrowIfAsked(request.ResponseStatus);
        return new SimpleResponse { Payload = Zeros(request.ResponseSize) };
    }

    public override async Task StreamingOutputCall(StreamingOutputCallRequest request,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoMetadataAsync(context, request.ResponseParameters.FirstOrDefault(wish => wish.Compressed is not null)?
            .Compressed);
        await AnswerAsync(request, responseStream, context);
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        var size = 0;
        await foreach (var request in requestStream.ReadAllAsync())
        {
            RequireCompressed(request.ExpectCompressed, context);
            size += request.Payload.Body.Length;
        }
        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    public override async Task FullDuplexCall(IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoMetadataAsync(context, null);
        await foreach (var request in requestStream.ReadAllAsync())
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
                wish.Compressed is { Value: false } ? WriteFlags.NoCompress : WriteFlags.None);
            await responseStream.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(wish.Size) });
        }
    }

    private static async Task EchoMetadataAsync(ServerCallContext context, BoolValue? compressed)
    {
        if (context.RequestHeaders.GetValueBytes(TrailingKey) is { } trailing)
            context.ResponseTrailers.Add(TrailingKey, trailing);
        var headers = new Metadata();
        if (context.RequestHeaders.GetValue(InitialKey) is { } initial)
            headers.Add(InitialKey, initial);
        if (compressed is { Value: true })
            headers.Add("grpc-internal-encoding-request", "gzip");
        if (headers.Count > 0)
            await context.WriteResponseHeadersAsync(headers);
    }

    // A request that is to be compressed must have said so in its headers; the flag of the message itself is the
    // layer's to check.
    private static void RequireCompressed(BoolValue? expected, ServerCallContext context)
    {
        var encoding = context.GetHttpContext().Request.Headers[EncodingHeader].ToString();
        if (expected is { Value: true } && encoding is "" or "identity")
            throw new RpcException(new Status(StatusCode.InvalidArgument, "Request is not compressed."));
    }

    private static void ThrowIfAsked(EchoStatus? status)
    {
        if (status is not null && status.Code != 0)
            throw new RpcException(new Status((StatusCode)status.Code, status.Message));
    }

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };
}
