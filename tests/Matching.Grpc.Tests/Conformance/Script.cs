using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Conformance;

/// <summary>
/// What the probe does in a case of Connect's conformance suite: headers, then messages, then perhaps an error, then
/// trailers. In a full-duplex case it answers each request with a message; otherwise it first reads all of them.
/// </summary>
internal sealed record Script
{
    public string[] Texts { get; init; } = [];

    public StatusCode? Error { get; init; }

    public string ErrorText { get; init; } = "oops";

    public string[] Headers { get; init; } = [];

    public string[] Trailers { get; init; } = [];

    public bool IsFullDuplex { get; init; }

    /// <summary>The method of the probe that a case's name means.</summary>
    public static string Method(string name) => name.Split('/')[0] switch
    {
        "unary" => "Ask",
        "client-stream" => "Collect",
        "server-stream" => "Watch",
        "bidi-stream" => "Chat",
        _ => throw new ArgumentException($"Case '{name}' is of no kind.", nameof(name)),
    };

    public void Play(ProbeHandlers probe)
    {
        probe.Ask = async (_, call) => await AnswerAsync(call, 1);
        probe.Collect = async (requests, call) => await AnswerAsync(call, await CountAsync(requests));
        probe.Watch = (_, responses, call) => AnswerAsync(responses, call, 0);
        probe.Chat = async (requests, responses, call) =>
        {
            var answered = 0;
            await SendHeadersAsync(call);
            while (await requests.MoveNext())
                if (IsFullDuplex && answered < Texts.Length)
                    await responses.WriteAsync(new Note { Text = Texts[answered++] });
            await AnswerAsync(responses, call, answered);
        };
    }

    private async Task<Note> AnswerAsync(ServerCallContext call, int requests)
    {
        await SendHeadersAsync(call);
        End(call);
        return new Note { Text = Texts.FirstOrDefault() ?? "", Number = requests };
    }

    private async Task AnswerAsync(IServerStreamWriter<Note> responses, ServerCallContext call, int from)
    {
        await SendHeadersAsync(call);
        foreach (var text in Texts[from..])
            await responses.WriteAsync(new Note { Text = text });
        End(call);
    }

    private Task SendHeadersAsync(ServerCallContext call)
    {
        if (Headers.Length == 0 || !call.UserState.TryAdd("sent", true))
            return Task.CompletedTask;
        var headers = new Metadata();
        foreach (var value in Headers)
            headers.Add("x-custom-header", value);
        return call.WriteResponseHeadersAsync(headers);
    }

    private void End(ServerCallContext call)
    {
        foreach (var value in Trailers)
            call.ResponseTrailers.Add("x-custom-trailer", value);
        if (Error is { } code)
            throw new RpcException(new Status(code, ErrorText));
    }

    private static async Task<int> CountAsync(IAsyncStreamReader<Note> requests)
    {
        var count = 0;
        while (await requests.MoveNext())
            count++;
        return count;
    }
}
