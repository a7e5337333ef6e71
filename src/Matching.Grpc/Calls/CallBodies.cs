using Grpc.Core;

namespace Matching.Grpc.Calls;

/// <summary>The four kinds of methods: what is read, what is run, what is written.</summary>
internal static class CallBodies
{
    public static CallBody Unary<TRequest, TResponse>(Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => async call =>
        {
            var request = await call.ReadSingleAsync(call.CreateReader(method.RequestMarshaller)).ConfigureAwait(false);
            var response = await handler(request, call).ConfigureAwait(false);
            await RespondAsync(call, method, response).ConfigureAwait(false);
        };

    public static CallBody ClientStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => async call =>
        {
            var requests = new RequestStream<TRequest>(call, call.CreateReader(method.RequestMarshaller));
            var response = await handler(requests, call).ConfigureAwait(false);
            await RespondAsync(call, method, response).ConfigureAwait(false);
        };

    public static CallBody ServerStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => async call =>
        {
            var request = await call.ReadSingleAsync(call.CreateReader(method.RequestMarshaller)).ConfigureAwait(false);
            var responses = new ResponseStream<TResponse>(call, call.CreateEncoder(method.ResponseMarshaller));
            await handler(request, responses, call).ConfigureAwait(false);
        };

    public static CallBody DuplexStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => call => handler(
            new RequestStream<TRequest>(call, call.CreateReader(method.RequestMarshaller)),
            new ResponseStream<TResponse>(call, call.CreateEncoder(method.ResponseMarshaller)), call);

    // An error has no message, so a method that sets a status may return null.
    private static Task RespondAsync<TRequest, TResponse>(ServerCall call, Method<TRequest, TResponse> method,
        TResponse? response)
        where TResponse : class
    {
        if (call.Status.StatusCode != StatusCode.OK)
            return Task.CompletedTask;
        if (response is null)
            throw new RpcException(new Status(StatusCode.Internal, "Method returned null, expected a message."));
        return call.WriteSingleAsync(response, call.CreateEncoder(method.ResponseMarshaller));
    }
}
