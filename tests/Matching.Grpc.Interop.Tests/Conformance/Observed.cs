using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>What a client has seen of one call.</summary>
internal sealed record Observed(Metadata Headers, IReadOnlyList<Echo> Messages, Status Status, Metadata Trailers)
{
    public static async Task<Observed> OfAsync(Task<Metadata> headers, Func<List<Echo>, Task> readAsync,
        Func<Metadata> trailers)
    {
        var messages = new List<Echo>();
        try
        {
            await readAsync(messages);
            return new Observed(await headers, messages, Status.DefaultSuccess, trailers());
        }
        catch (RpcException ended)
        {
            return new Observed(await HeadersOrNoneAsync(headers), messages, ended.Status, ended.Trailers);
        }
    }

    /// <summary>Everything that the script of a call says has happened, and nothing else.</summary>
    public void Follows(ScriptedCall call)
    {
        var failure = call.Script.Failure;
        Assert.Equal((StatusCode)(failure?.Code ?? 0), Status.StatusCode);
        Assert.Equal(failure?.Message ?? "", Status.Detail);
        Fields.Contained(call.Script.Headers, Headers.Select(Fields.FromEntry));
        Fields.Contained(call.Script.Trailers, Trailers.Select(Fields.FromEntry));
        var isSingle = call.Name.StartsWith("unary", StringComparison.Ordinal)
            || call.Name.StartsWith("client-stream", StringComparison.Ordinal);
        if (!isSingle || failure is null)
            Assert.Equal(isSingle ? call.Script.Responses.Take(1) : call.Script.Responses,
                Messages.Select(message => message.Body));
        else
            Assert.Empty(Messages);
        foreach (var message in Messages)
            Fields.Contained((call.Options.Headers ?? []).Where(entry => !entry.Key.StartsWith("grpc-",
                StringComparison.Ordinal)).Select(Fields.FromEntry), message.Headers);
    }

    private static async Task<Metadata> HeadersOrNoneAsync(Task<Metadata> headers)
    {
        try
        {
            return await headers;
        }
        catch (RpcException)
        {
            return Metadata.Empty;
        }
    }
}
