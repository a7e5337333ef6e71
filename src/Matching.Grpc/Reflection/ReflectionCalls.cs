using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Matching.Grpc.Reflection;

/// <summary>Answers the call of <c>grpc.reflection.v1.ServerReflection</c>.</summary>
internal sealed class ReflectionCalls(ServiceDirectory services) : ServerReflection.ServerReflectionBase
{
    /// <inheritdoc />
    public override async Task ServerReflectionInfo(IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync().ConfigureAwait(false))
            await responseStream.WriteAsync(ReflectionAnswer.To(request, services)).ConfigureAwait(false);
    }
}

/// <summary>
/// Answers the call of <c>grpc.reflection.v1alpha.ServerReflection</c>: the same messages in another package, so their
/// bytes are the same.
/// </summary>
internal sealed class AlphaReflectionCalls(ServiceDirectory services)
    : Alpha.ServerReflection.ServerReflectionBase
{
    /// <inheritdoc />
    public override async Task ServerReflectionInfo(IAsyncStreamReader<Alpha.ServerReflectionRequest> requestStream,
        IServerStreamWriter<Alpha.ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync().ConfigureAwait(false))
        {
            var answer = ReflectionAnswer.To(
                ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()), services);
            await responseStream.WriteAsync(Alpha.ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()))
                .ConfigureAwait(false);
        }
    }
}
