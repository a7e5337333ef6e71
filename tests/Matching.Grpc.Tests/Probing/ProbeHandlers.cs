using Grpc.Core;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Probing;

/// <summary>What the methods of the probe do in one test; a method without a handler echoes.</summary>
public sealed class ProbeHandlers
{
    public UnaryServerMethod<Note, Note> Ask { get; set; } = (note, _) => Task.FromResult(note);

    public ClientStreamingServerMethod<Note, Note> Collect { get; set; } = async (notes, _) =>
    {
        var sum = new Note();
        await foreach (var note in notes.ReadAllAsync())
        {
            sum.Number++;
            sum.Text += note.Text;
        }
        return sum;
    };

    public ServerStreamingServerMethod<Note, Note> Watch { get; set; } = async (note, notes, _) =>
    {
        for (var number = 0; number < note.Number; number++)
            await notes.WriteAsync(new Note { Number = number });
    };

    public DuplexStreamingServerMethod<Note, Note> Chat { get; set; } = async (requests, responses, _) =>
    {
        await foreach (var note in requests.ReadAllAsync())
            await responses.WriteAsync(note);
    };
}

/// <summary>The probe on the server.</summary>
public sealed class ProbeService(ProbeHandlers handlers) : Probe.ProbeBase
{
    public override Task<Note> Ask(Note request, ServerCallContext context) => handlers.Ask(request, context);

    public override Task<Note> Collect(IAsyncStreamReader<Note> requestStream, ServerCallContext context) =>
        handlers.Collect(requestStream, context);

    public override Task Watch(Note request, IServerStreamWriter<Note> responseStream, ServerCallContext context) =>
        handlers.Watch(request, responseStream, context);

    public override Task Chat(IAsyncStreamReader<Note> requestStream, IServerStreamWriter<Note> responseStream,
        ServerCallContext context) => handlers.Chat(requestStream, responseStream, context);
}
