using System.Text;
using Google.Protobuf;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Matching.Testing;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Tests.Mutations;

/// <summary>
/// Sixteen thousand damaged calls, the same every time: each ends, and ends with a status that the documents know for
/// bad requests. UNKNOWN is none of them: it says that an exception has come through.
/// </summary>
public sealed class MutatedCallTests : IAsyncDisposable
{
    private const int Cases = 2000;

    // OK, INVALID_ARGUMENT for -bin, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNIMPLEMENTED, INTERNAL.
    private static readonly string[] Expected = ["0", "3", "4", "8", "12", "13"];

    private static readonly Note Note = new()
    {
        Text = "åäö and some more text", Body = ByteString.CopyFrom(new byte[200]), Number = 7,
    };

    private readonly InProcessServer _server = new(new ProbeHandlers
    {
        Ask = (note, call) =>
        {
            note.Number += call.RequestHeaders.Count;
            return Task.FromResult(note);
        },
        Watch = async (note, notes, call) =>
        {
            foreach (var entry in call.RequestHeaders)
                call.ResponseTrailers.Add(entry);
            await notes.WriteAsync(note);
        },
    });

    [Theory]
    [InlineData("Ask", false)]
    [InlineData("Ask", true)]
    [InlineData("Collect", false)]
    [InlineData("Collect", true)]
    [InlineData("Watch", false)]
    [InlineData("Watch", true)]
    [InlineData("Chat", false)]
    [InlineData("Chat", true)]
    public async Task Call_WithADamagedBody_EndsAsTheDocumentsSay(string method, bool isPacked)
    {
        var frame = isPacked ? Frames.Of(1, Frames.Gzip(Note.ToByteArray())) : Frames.Of(Note);
        byte[] body = method is "Collect" or "Chat" ? [.. frame, .. frame, .. frame] : frame;
        await EndAsync(method, random => Mutation.Of(body, random), _ => Head(isPacked));
    }

    [Theory]
    [InlineData("Ask")]
    [InlineData("Collect")]
    [InlineData("Watch")]
    [InlineData("Chat")]
    public async Task Call_WithADamagedHead_EndsAsTheDocumentsSay(string method)
    {
        var frame = Frames.Of(1, Frames.Gzip(Note.ToByteArray()));
        await EndAsync(method, _ => frame, random => Damaged(Head(isPacked: true), random));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task EndAsync(string method, Func<Random, byte[]> body, Func<Random, HeaderDictionary> head)
    {
        var statuses = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < Cases; number++)
        {
            var random = new Random(number);
            var answer = await _server.CallAsync(method, head(random), Mutation.Cut(body(random), random))
                .WaitAsync(Patience.Limit);
            var isRefused = answer is { HttpStatus: 415, Status: "13" };
            Assert.True(isRefused || (answer.HttpStatus == 200 && Expected.Contains(answer.Status)),
                $"Case {number} of {method} ended with {answer}.");
            statuses[answer.Status!] = statuses.GetValueOrDefault(answer.Status!) + 1;
        }
        // Damage that nobody notices, or that nothing survives, would prove nothing.
        Assert.True(statuses.Count > 1, $"Every case of {method} ended alike.");
    }

    private static HeaderDictionary Head(bool isPacked) => new()
    {
        ["content-type"] = "application/grpc",
        ["te"] = "trailers",
        ["user-agent"] = "grpc-test/1.0",
        ["grpc-timeout"] = "30S",
        ["grpc-encoding"] = isPacked ? "gzip" : "identity",
        ["grpc-accept-encoding"] = "identity,deflate,gzip",
        ["x-text"] = "some text",
        ["x-bytes-bin"] = "AAEC/f7/,q6s=",
    };

    // One header gets another value, or another name.
    private static HeaderDictionary Damaged(HeaderDictionary head, Random random)
    {
        var name = head.Keys.ElementAt(random.Next(head.Count));
        var value = Encoding.Latin1.GetBytes(head[name].ToString());
        if (random.Next(4) == 0)
        {
            head.Remove(name);
            head[Encoding.Latin1.GetString(Mutation.Of(Encoding.Latin1.GetBytes(name), random))] =
                Encoding.Latin1.GetString(value);
        }
        else
        {
            head[name] = Encoding.Latin1.GetString(Mutation.Of(value, random));
        }
        return head;
    }
}
