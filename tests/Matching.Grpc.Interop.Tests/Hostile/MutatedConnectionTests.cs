using Google.Protobuf;
using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using Matching.Testing;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Damage on real sockets, the same every time: in the body of a call, and anywhere on a connection.</summary>
public sealed class MutatedConnectionTests(BesiegedServer server) : IClassFixture<BesiegedServer>
{
    private const int Cases = 300;

    private static readonly string[] Statuses =
        ["200 status 0", "200 status 3", "200 status 8", "200 status 12", "200 status 13"];

    private static readonly byte[] Request = Message(new SimpleRequest
    {
        ResponseSize = 1, Payload = new Payload { Body = ByteString.CopyFrom(new byte[50]) },
    });

    [Theory]
    [Trait("Official", "differs")]
    [InlineData("UnaryCall")]
    [InlineData("StreamingInputCall")]
    public async Task Call_WithADamagedBody_EndsAsTheDocumentsSay(string method)
    {
        for (var number = 0; number < Cases; number++)
        {
            var random = new Random(number);
            await using var connection = await RawConnection.OpenAsync(server.Address);
            await connection.SendAsync([HeadFrame(1, method),
                .. Mutation.Cut(Mutation.Of(Request, random), random).Select(part => Frame.Data(1, part)),
                Frame.Data(1, [], isLast: true)]);
            var outcome = await connection.OutcomeAsync(1);
            Assert.True(Statuses.Contains(outcome), $"Case {number} of {method} ended with '{outcome}'.");
        }
        await server.IsUnharmedAsync();
    }

    [Fact]
    [Trait("Official", "differs")]
    public async Task Connection_DamagedAnywhere_IsAnsweredOrClosed()
    {
        byte[] whole = [.. RawConnection.Preface, .. Frame.Settings((Setting.HeaderTableSize, 0)).ToBytes(),
            .. Whole(1, Head("UnaryCall"), Request).SelectMany(frame => frame.ToBytes())];
        for (var number = 0; number < Cases; number++)
        {
            await using var connection = await RawConnection.OpenSilentAsync(server.Address);
            await connection.SendAsync(Mutation.Of(whole, new Random(number)));
            connection.Shutdown();
            await connection.EndAsync();
            Assert.DoesNotContain(connection.Stream(1).Values("grpc-status"), status => status == "2");
        }
        await server.IsUnharmedAsync();
    }
}
